// Package journeys holds the tests that go through the whole application inside the fictional company: who may open which
// door, every page in a real browser, and the journeys people make in a day. It has no code of its own.
package journeys
