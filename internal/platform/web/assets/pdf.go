package assets

import _ "embed"

// PDFFont is one cut of a typeface for the PDF writer, which needs TrueType.
type PDFFont struct {
	Family string // "Inter" or "Newsreader"
	Style  string // fpdf's letter: "" regular, "B" the stronger cut
	Data   []byte
}

//go:embed pdf/Inter_400Regular.ttf
var interRegular []byte

//go:embed pdf/Inter_600SemiBold.ttf
var interSemiBold []byte

//go:embed pdf/Newsreader_400Regular.ttf
var newsreaderRegular []byte

//go:embed pdf/Newsreader_500Medium.ttf
var newsreaderMedium []byte

// PDFFonts lists the four cuts used on paper: Inter for text and figures,
// Newsreader for titles and big figures, as on screen.
func PDFFonts() []PDFFont {
	return []PDFFont{
		{Family: "Inter", Style: "", Data: interRegular},
		{Family: "Inter", Style: "B", Data: interSemiBold},
		{Family: "Newsreader", Style: "", Data: newsreaderRegular},
		{Family: "Newsreader", Style: "B", Data: newsreaderMedium},
	}
}
