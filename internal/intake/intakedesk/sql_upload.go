package intakedesk

import (
	"fmt"
	"io"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/platform/db"
)

// piece is a part of an uploaded file: a statement that held a whole one would need several times its memory.
const piece = 1 << 20

type uploadRow struct {
	bun.BaseModel `bun:"table:import_upload"`
	BatchID       id.Batch `bun:"batch_id,pk"`
	FileRank      int      `bun:"file_rank,pk"`
	Part          int      `bun:"part,pk"`
	Content       []byte   `bun:"content"`
}

// saveUpload keeps the bytes of a file.
func saveUpload(tx *db.Tx, batch id.Batch, rank int, in io.ReaderAt, size int64) error {
	buffer := make([]byte, piece)
	for part := 0; int64(part)*piece < size; part++ {
		n, err := in.ReadAt(buffer[:min(piece, size-int64(part)*piece)], int64(part)*piece)
		if err != nil && err != io.EOF {
			return err
		}
		if err := db.Insert(tx, uploadRow{BatchID: batch, FileRank: rank, Part: part, Content: buffer[:n]}); err != nil {
			return err
		}
	}
	return nil
}

// held reads an uploaded file piece by piece.
type held struct {
	k     *Desk
	batch id.Batch
	rank  int
	size  int64
	read  func(fn func(tx *db.Tx) error) error

	part    int
	content []byte
}

// ReadAt fetches the pieces that p spans; the last one is kept, since files are read forwards.
func (h *held) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) {
		at := off + int64(n)
		if at >= h.size {
			return n, io.EOF
		}
		if err := h.fetch(int(at / piece)); err != nil {
			return n, err
		}
		from := at % piece
		if from >= int64(len(h.content)) {
			return n, io.ErrUnexpectedEOF
		}
		n += copy(p[n:], h.content[from:])
	}
	return n, nil
}

func (h *held) fetch(part int) error {
	if h.content != nil && h.part == part {
		return nil
	}
	return h.read(func(tx *db.Tx) error {
		row, ok, err := db.One[uploadRow](tx, `SELECT * FROM import_upload WHERE batch_id = ? AND file_rank = ? AND part = ?`, h.batch, h.rank, part)
		if err == nil && !ok {
			err = fmt.Errorf("the upload %s lacks part %d of file %d", h.batch, part, h.rank)
		}
		if err != nil {
			return err
		}
		h.part, h.content = part, row.Content
		return nil
	})
}
