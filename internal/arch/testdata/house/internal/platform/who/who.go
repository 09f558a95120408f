package who

type Actor struct{ ID string }

func (a Actor) Known() bool { return a.ID != "" }
