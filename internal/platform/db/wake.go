package db

import "sync"

// waker tells subscribers that the journal moved. It only wakes: readers always read seq > cursor.
type waker struct {
	mu   sync.Mutex
	subs map[chan int64]bool
	last int64
}

// LastSeq is the newest journal sequence that this process committed.
func (d *DB) LastSeq() int64 {
	d.wake.mu.Lock()
	defer d.wake.mu.Unlock()
	return d.wake.last
}

// Subscribe returns a channel that receives the newest sequence; a slow reader misses numbers, not the newest.
func (d *DB) Subscribe() (<-chan int64, func()) {
	ch := make(chan int64, 1)
	d.wake.mu.Lock()
	defer d.wake.mu.Unlock()
	if d.wake.subs == nil {
		d.wake.subs = map[chan int64]bool{}
	}
	d.wake.subs[ch] = true
	return ch, func() {
		d.wake.mu.Lock()
		defer d.wake.mu.Unlock()
		delete(d.wake.subs, ch)
	}
}

func (w *waker) all(seq int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.last = max(w.last, seq)
	for ch := range w.subs {
		select {
		case <-ch:
		default:
		}
		ch <- seq
	}
}
