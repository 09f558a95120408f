package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestUsageInBothLanguages runs the mistakes that people make: none may speak the parser's own language.
func TestUsageInBothLanguages(t *testing.T) {
	data := t.TempDir()
	for _, c := range []struct{ args, fr, en string }{
		{"foo", "«\u00a0foo\u00a0»\u00a0: argument inattendu. Voyez «\u00a0comptoir --help\u00a0».", `unexpected argument "foo". See "comptoir --help".`},
		{"impor x", "vouliez-vous dire import\u00a0?", "did you mean import?"},
		{"user", "choisissez une commande\u00a0: add, list, password, disable. Voyez «\u00a0comptoir user --help\u00a0»", "choose a command: add, list, password, disable. See"},
		{"import", "il manque <file> .... Voyez «\u00a0comptoir import --help\u00a0».", "missing: <file> ..."},
		{"user add", "il manque", "missing"},
		{"user add a@b.fr", "il manque --name=NOM. Voyez «\u00a0comptoir user add --help\u00a0».", `missing flags: --name=NAME. See "comptoir user add --help".`},
		{"serve --bad", "l’option «\u00a0--bad\u00a0» n’existe pas", `there is no flag "--bad"`},
		{"serve --dat x", "vouliez-vous dire --data", "did you mean --data"},
		{"serve --data", "--data attend une valeur", "--data needs a value"},
		{"seed --accounts many", "--accounts\u00a0: «\u00a0many\u00a0» n’est pas un nombre entier", `--accounts: "many" is not a whole number`},
		{"serve --behind-tls=perhaps", "--behind-tls\u00a0: «\u00a0perhaps\u00a0» n’est ni true ni false", `--behind-tls: "perhaps" is neither true nor false`},
		{"import x --lang de", "--lang\u00a0: «\u00a0de\u00a0» n’est pas l’un de fr, en", `--lang: "de" is not one of fr, en`},
		{"serve", "donnez --data DOSSIER", "give --data DIR"},
		{"serve --data D --today lundi", "--today lundi\u00a0: écrivez la date comme AAAA-MM-JJ", "--today lundi: write the date as YYYY-MM-DD"},
		{"serve --data D --addr 8080", "écrivez l’adresse comme 127.0.0.1:8080", "write the address like 127.0.0.1:8080"},
		{"demo --addr 0.0.0.0:0", "demande --password", "needs --password"},
		{"report portfolio --user a@b.fr --out x.pdf --data D", "ne contient pas de données de Comptoir", "holds no Comptoir data"},
		{"import x --data D --as nobody", "--as nobody\u00a0: aucune personne active n’a cet identifiant", "--as nobody: no active person has this login"},
		{"import x --data D --map D/none.json", "impossible de lire", "cannot read"},
		{"seed --accounts 0 --data D", "entre 1 et 1\u00a0000\u00a0000 comptes", "between 1 and 1,000,000 accounts"},
		{"user list --data /dev/null/x", "impossible d’ouvrir le dossier", "cannot open the folder"},
	} {
		for lang, want := range map[string]string{"fr": c.fr, "en": c.en} {
			t.Run(lang+" "+c.args, func(t *testing.T) {
				t.Setenv("LANG", lang+".UTF-8")
				code, stderr := caught(t, strings.Fields(strings.ReplaceAll(c.args, "D", filepath.Join(data, lang))))
				prefix := map[string]string{"fr": "comptoir\u00a0: ", "en": "comptoir: "}[lang]
				if code != 1 || !strings.HasPrefix(stderr, prefix) || !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
					t.Errorf("%d %q\nwants %q", code, stderr, want)
				}
			})
		}
	}
}

func TestAVariableIsNamed(t *testing.T) {
	t.Setenv("COMPTOIR_LANG", "fr")
	t.Setenv("COMPTOIR_DRY_RUN", "perhaps")
	if code, stderr := caught(t, []string{"import", "x.csv", "--data", t.TempDir()}); code != 1 || !strings.Contains(stderr, "COMPTOIR_DRY_RUN") ||
		!strings.Contains(stderr, "n’est ni true ni false") {
		t.Errorf("%d %q", code, stderr)
	}
}
