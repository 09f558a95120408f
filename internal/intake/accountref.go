package intake

// accountRef is the account that a line of another kind names.
func (l *line) accountRef() AccountRef {
	ref := AccountRef{Key: l.text("account.key"), Name: l.text("account")}
	if id, ok := l.id("account.siren", "SIREN"); ok && id.Valid {
		ref.SIREN = id.Value
	}
	return ref
}

// require adds the account to the item the first time a line of the file needs it.
func (l *line) require(ref AccountRef) {
	if a, first := needed(&l.p.accounts, ref, l.row.Line, &l.said); first {
		l.item.Accounts = append(l.item.Accounts, a)
	}
}

func needed(known *firstLines, ref AccountRef, line int, said *remarks) (AccountLine, bool) {
	if _, again := known.before(ref.Identity(), line); again {
		return AccountLine{}, false
	}
	a := AccountLine{Key: ref.Key, Name: ref.Name, OnlyIfNew: true}
	if ref.SIREN != "" {
		a.IDs = []Identifier{{Scheme: "SIREN", Value: ref.SIREN, Valid: true}}
	}
	if a.Name == "" {
		a.Placeholder = Unnamed
		said.warn("account", "account_unnamed", "key", ref.Identity())
	}
	return a, true
}

func idOf(ids []Identifier, scheme string) Identifier {
	for _, id := range ids {
		if id.Scheme == scheme {
			return id
		}
	}
	return Identifier{}
}

func validSIREN(ids []Identifier) string {
	if id := idOf(ids, "SIREN"); id.Valid {
		return id.Value
	}
	return ""
}
