package web

import (
	"path"
	"strings"

	"comptoir/internal/kernel/ref"
)

// noteDownload keeps who took which file away, once it has left: an export, a report, a document. The gesture is named
// after the door, download.contracts.files, and its object is what the address points at.
func (c *Ctx) noteDownload() {
	if c.site.NoteDownload == nil || c.Who.ID == "" || c.W.Header().Get("Content-Disposition") == "" {
		return
	}
	action, on := taken(c.R.Pattern, c.R.URL.Path)
	if err := c.site.NoteDownload(c.R.Context(), c.Who, action, on); err != nil && c.R.Context().Err() == nil {
		c.site.Log.Error("download not noted", "action", action, "err", err)
	}
}

// taken reads the gesture and its object off a door and the address that knocked at it.
func taken(pattern, address string) (action string, on ref.Ref) {
	_, door, _ := strings.Cut(pattern, " ")
	words := []string{"download"}
	parts := strings.Split(strings.Trim(door, "/"), "/")
	asked := strings.Split(strings.Trim(address, "/"), "/")
	for i, p := range parts {
		if strings.HasPrefix(p, "{") {
			if i < len(asked) {
				on.ID = asked[i]
			}
			continue
		}
		words = append(words, strings.TrimSuffix(p, path.Ext(p)))
	}
	on.Kind = ref.Kind(parts[0])
	return strings.Join(words, "."), on
}
