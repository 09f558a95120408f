package table

// Limits bound what one file may cost. Zero means the default.
type Limits struct {
	Bytes    int64 // size of the file
	Rows     int
	Columns  int
	Cell     int   // bytes of one cell; Excel holds 32,767 characters
	Record   int   // bytes of one record, and of one JSON element
	Depth    int   // nesting of JSON
	Unzipped int64 // what an XLSX may unpack to
	InMemory int64 // above this a part of an XLSX is unpacked to disk
}

// Defaults are generous for a company's files and small for an attacker's.
var Defaults = Limits{
	Bytes: 512 << 20, Rows: 2_000_000, Columns: 2_000, Cell: 128 << 10, Record: 4 << 20, Depth: 40,
	Unzipped: 1 << 30, InMemory: 16 << 20,
}

// xlsxBytes bounds a packed XLSX, which has to be held in memory.
const xlsxBytes = 64 << 20

func (l Limits) orDefaults() Limits {
	set(&l.Bytes, Defaults.Bytes)
	set(&l.Rows, Defaults.Rows)
	set(&l.Columns, Defaults.Columns)
	set(&l.Cell, Defaults.Cell)
	set(&l.Record, Defaults.Record)
	set(&l.Depth, Defaults.Depth)
	set(&l.Unzipped, Defaults.Unzipped)
	set(&l.InMemory, Defaults.InMemory)
	l.InMemory = min(l.InMemory, l.Unzipped)
	return l
}

func set[T int | int64](v *T, def T) {
	if *v <= 0 {
		*v = def
	}
}
