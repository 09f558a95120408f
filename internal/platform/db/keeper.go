package db

import (
	"reflect"
	"sync"
)

// keeper holds kept answers, and forgets those that were not asked for lately: the young become the old when they weigh
// enough, and the old ones that nobody asked for meanwhile are gone.
type keeper struct {
	mu         sync.Mutex
	young, old map[string]*kept
	weight     int
}

// mostKept bounds in bytes one of the two generations.
const mostKept = 10 << 20

func (k *keeper) get(key string) *kept {
	k.mu.Lock()
	defer k.mu.Unlock()
	if e, ok := k.young[key]; ok {
		return e
	}
	e, ok := k.old[key]
	if ok {
		k.add(key, e)
	}
	return e
}

func (k *keeper) put(key string, e *kept) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.add(key, e)
}

func (k *keeper) add(key string, e *kept) {
	if k.young == nil || k.weight+e.size > mostKept {
		k.young, k.old, k.weight = map[string]*kept{}, k.young, 0
	}
	if was, ok := k.young[key]; ok {
		k.weight -= was.size
	}
	k.young[key] = e
	k.weight += e.size
}

func newKept(key string, v any, on map[string]int64) *kept {
	return &kept{value: v, on: on, size: 500 + len(key) + weigh(reflect.ValueOf(v), 0)}
}

// weigh is about how many bytes a value takes.
func weigh(v reflect.Value, deep int) int {
	if !v.IsValid() || deep > 8 {
		return 0
	}
	n := int(v.Type().Size())
	switch v.Kind() {
	case reflect.String:
		n += v.Len()
	case reflect.Slice:
		if v.Len() == 0 {
			break
		}
		if e := v.Type().Elem().Kind(); e >= reflect.Bool && e <= reflect.Float64 {
			return n + v.Len()*int(v.Type().Elem().Size())
		}
		for i := range v.Len() {
			n += weigh(v.Index(i), deep+1)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			n += 16 + weigh(it.Key(), deep+1) + weigh(it.Value(), deep+1)
		}
	case reflect.Pointer, reflect.Interface:
		n += weigh(v.Elem(), deep+1)
	case reflect.Struct:
		for i := range v.NumField() {
			n += weigh(v.Field(i), deep+1) - int(v.Field(i).Type().Size())
		}
	}
	return n
}
