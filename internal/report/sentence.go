package report

// Sentence is a message code with the facts that fill it. Days are day.Day, amounts money.Money, months day.Month,
// counts int, shares float64 of 1. The zero Sentence says nothing.
type Sentence struct {
	Code string
	Args map[string]any
}

// Say makes a sentence from name and value pairs.
func Say(code string, kv ...any) Sentence {
	s := Sentence{Code: code}
	for i := 0; i+1 < len(kv); i += 2 {
		if s.Args == nil {
			s.Args = map[string]any{}
		}
		s.Args[kv[i].(string)] = kv[i+1]
	}
	return s
}

// Empty says that there is nothing to say.
func (s Sentence) Empty() bool { return s.Code == "" }
