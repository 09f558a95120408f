package worldtest

import (
	"errors"
	"sync"

	"comptoir/internal/app"
	"comptoir/internal/arch"
)

// watch holds every statement to "read anywhere, write home": an area writes its own tables only.
type watch struct {
	owners map[string]string
	mu     sync.Mutex
	wrong  map[string]bool
}

func newWatch() *watch { return &watch{owners: app.Owners(), wrong: map[string]bool{}} }

func (w *watch) see(query string) {
	if len(arch.Written(query)) == 0 {
		return
	}
	if wrong := arch.Trespass(query, arch.Caller(), w.owners); wrong != "" {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.wrong[wrong] = true
	}
}

// broken is what was written away from home.
func (w *watch) broken() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	var list []error
	for wrong := range w.wrong {
		list = append(list, errors.New("the house rules: "+wrong))
	}
	return errors.Join(list...)
}
