package db

import "sync"

// waker tells subscribers that the journal moved. It only wakes: readers always read seq > cursor.
type waker struct {
	mu   sync.Mutex
	subs map[chan int64]bool
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
	for ch := range w.subs {
		select {
		case <-ch:
		default:
		}
		ch <- seq
	}
}
