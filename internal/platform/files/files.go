// Package files keeps documents attached to records: content addressed by hash, so that the same file is stored once,
// and a record of who added it. Who may read one is decided by the area of the record it hangs on.
package files

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"github.com/uptrace/bun"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/instant"
	"comptoir/internal/kernel/problem"
	"comptoir/internal/kernel/ref"
	"comptoir/internal/kernel/text"
	"comptoir/internal/platform/db"
	"comptoir/internal/platform/who"
)

// Kind is how the journal points at a file.
const Kind ref.Kind = "file"

// MaxSize bounds one file, in bytes.
const MaxSize = 25 << 20

// Tables declares the tables of this package.
func Tables() map[string]db.TableClass {
	return map[string]db.TableClass{"file": db.Record, "file_content": db.Plumbing}
}

// Fields declares what the journal keeps.
func Fields() map[ref.Kind]db.Fields {
	return map[ref.Kind]db.Fields{Kind: {"name": db.Normal, "size": db.Normal, "sha256": db.Normal, "of": db.Normal, "account": db.Normal}}
}

// File is a document without its content.
type File struct {
	ID        id.File
	Account   id.Account
	Of        ref.Ref
	Name      string
	Media     string
	Size      int64
	SHA256    string
	CreatedAt instant.Instant
	CreatedBy id.User
}

type row struct {
	bun.BaseModel `bun:"table:file"`
	ID            id.File         `bun:"id,pk"`
	AccountID     id.Account      `bun:"account_id,nullzero"`
	RefKind       string          `bun:"ref_kind"`
	RefID         string          `bun:"ref_id"`
	Name          string          `bun:"name"`
	Media         string          `bun:"media"`
	Size          int64           `bun:"size"`
	SHA256        string          `bun:"sha256"`
	CreatedAt     instant.Instant `bun:"created_at"`
	CreatedBy     id.User         `bun:"created_by,nullzero"`
}

func (r row) toFile() File {
	return File{ID: r.ID, Account: r.AccountID, Of: ref.Ref{Kind: ref.Kind(r.RefKind), ID: r.RefID}, Name: r.Name, Media: r.Media,
		Size: r.Size, SHA256: r.SHA256, CreatedAt: r.CreatedAt, CreatedBy: r.CreatedBy}
}

// shown are the types a browser may open in place; everything else is downloaded, whatever it claims to be.
var shown = map[string]string{".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".txt": "text/plain; charset=utf-8"}

// Media is the type a file is served with, from its name alone.
func Media(name string) string {
	if m, ok := shown[strings.ToLower(path.Ext(name))]; ok {
		return m
	}
	return "application/octet-stream"
}

// Save stores a document of a record in the caller's transaction. The caller has checked the right to write there.
func Save(tx *db.Tx, a who.Actor, of ref.Ref, account id.Account, name string, content []byte) (File, error) {
	name = text.Clean(path.Base(strings.ReplaceAll(name, `\`, "/")))
	var l problem.List
	text.Line(&l, "file", name, 1, 200)
	switch {
	case len(content) == 0:
		l.Add("file", "empty_file")
	case len(content) > MaxSize:
		l.Add("file", "file_too_large", "max", MaxSize>>20)
	}
	if err := l.Err(); err != nil {
		return File{}, err
	}
	sum := sha256.Sum256(content)
	r := row{ID: id.New[id.File](), AccountID: account, RefKind: string(of.Kind), RefID: of.ID, Name: name, Media: Media(name),
		Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:]), CreatedAt: tx.Now(), CreatedBy: a.ID}
	if _, err := tx.Exec(`INSERT INTO file_content (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING`, r.SHA256, content); err != nil {
		return File{}, err
	}
	if err := db.Insert(tx, r); err != nil {
		return File{}, err
	}
	return r.toFile(), tx.Record(db.Change{Action: "file.added", Ref: ref.To(Kind, r.ID), Account: account,
		Deltas: []db.Delta{{Name: "name", New: name}, {Name: "of", New: of.String()}, {Name: "sha256", New: r.SHA256}, {Name: "size", New: r.Size}}})
}

// Named reads documents by reference, without their content. Those taken away are named too: the journal speaks of them.
func Named(tx *db.Tx, refs []ref.Ref) ([]File, error) {
	ids := make([]string, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	rows, err := db.Select[row](tx, `SELECT id, account_id, ref_kind, ref_id, name, media, size, sha256, created_at, created_by
		FROM file WHERE id IN (?)`, db.In(ids))
	out := make([]File, len(rows))
	for i, r := range rows {
		out[i] = r.toFile()
	}
	return out, err
}

// Of lists the documents of a record, newest first.
func Of(tx *db.Tx, of ref.Ref) ([]File, error) {
	rows, err := db.Select[row](tx, `SELECT id, account_id, ref_kind, ref_id, name, media, size, sha256, created_at, created_by
		FROM file WHERE ref_kind = ? AND ref_id = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC`, string(of.Kind), of.ID)
	out := make([]File, len(rows))
	for i, r := range rows {
		out[i] = r.toFile()
	}
	return out, err
}

// Open reads a document of the record, with its content; the caller has checked the right to read the record.
func Open(tx *db.Tx, of ref.Ref, file id.File) (File, []byte, error) {
	r, ok, err := db.One[row](tx, `SELECT id, account_id, ref_kind, ref_id, name, media, size, sha256, created_at, created_by
		FROM file WHERE id = ? AND ref_kind = ? AND ref_id = ? AND deleted_at IS NULL`, file, string(of.Kind), of.ID)
	if err != nil {
		return File{}, nil, err
	}
	if !ok {
		return File{}, nil, problem.Missing()
	}
	content, _, err := db.One[[]byte](tx, `SELECT content FROM file_content WHERE sha256 = ?`, r.SHA256)
	return r.toFile(), content, err
}

// MoveCounts counts the documents of an account.
func MoveCounts(tx *db.Tx, account id.Account) (map[ref.Kind]int, error) {
	n, err := db.CountOf(tx, "file", account)
	return map[ref.Kind]int{Kind: n}, err
}

// MoveAccount takes the documents of an account to the one it becomes; they stay with their records.
func MoveAccount(tx *db.Tx, from, into id.Account) error {
	there, err := db.Select[id.File](tx, `SELECT id FROM file WHERE account_id = ? AND deleted_at IS NULL ORDER BY id`, from)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`UPDATE file SET account_id = ? WHERE account_id = ?`, into, from); err != nil {
		return err
	}
	for _, f := range there {
		if err := tx.Record(db.Change{Action: "file.account_moved", Ref: ref.To(Kind, f), Account: into,
			Deltas: []db.Delta{{Name: "account", Old: from, New: into}}}); err != nil {
			return err
		}
	}
	return nil
}
