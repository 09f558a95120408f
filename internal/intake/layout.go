package intake

// Layout is one explicit way to read the values of a column.
type Layout string

// The layouts. A column keeps those that read its values without contradicting each other.
const (
	DayISO     Layout = "iso"      // 2027-04-03, 2027/04/03, with or without a time of day or a zone
	DayCompact Layout = "yyyymmdd" // 20270403
	DayFirst   Layout = "dmy"      // 03/04/2027, 3.4.27: 3 April
	MonthFirst Layout = "mdy"      // 03/04/2027: 4 March
	DayText    Layout = "text"     // 3 avril 2027, 3 April 2027, 3-Apr-27

	MonthISO  Layout = "month_iso"  // 2027-04
	MonthYear Layout = "month_year" // 04/2027
	MonthText Layout = "month_text" // avril 2027, Apr-27

	NumberPlain Layout = "plain" // 1234.56, as programs write
	NumberFR    Layout = "fr"    // 1 234,56
	NumberEN    Layout = "en"    // 1,234.56
	NumberDE    Layout = "de"    // 1.234,56
)

// FieldType says how the values of a field are read.
type FieldType uint8

const (
	// TypeText is free text; TypeID a legal identifier; TypeWord one word of a closed list.
	TypeText FieldType = iota
	TypeID
	TypeWord
	// TypeDay, TypeMonth and TypeAmount may be written in several ways.
	TypeDay
	TypeMonth
	TypeAmount
	// TypeCount is a small whole number.
	TypeCount
)

// Layouts are those a type may be written in.
func (t FieldType) Layouts() []Layout {
	switch t {
	case TypeDay:
		return []Layout{DayISO, DayCompact, DayFirst, MonthFirst, DayText}
	case TypeMonth:
		return []Layout{MonthISO, MonthYear, MonthText, DayISO, DayFirst, MonthFirst, DayText}
	case TypeAmount:
		return []Layout{NumberFR, NumberEN, NumberDE}
	}
	return nil
}

// Known says whether the layout belongs to the type, for mappings that people write.
func (t FieldType) Known(l Layout) bool {
	for _, c := range t.Layouts() {
		if c == l {
			return true
		}
	}
	return t == TypeAmount && l == NumberPlain
}
