package accountdesk

import (
	"strconv"
	"strings"

	"comptoir/internal/kernel/id"
	"comptoir/internal/kernel/page"
)

// Sorts are the orders a list may have; the first is the order without one asked for: key accounts first.
var Sorts = []string{"status", "name", "updated"}

func (r lineRow) edge(sort string) string {
	switch sort {
	case "name":
		return r.NameFold
	case "updated":
		return strconv.FormatInt(int64(r.UpdatedAt), 10)
	}
	return strconv.Itoa(r.StatusRank) + "|" + r.NameFold
}

// listOrder is the keyset condition and the order of a page. An edge that cannot be read is the first page.
func listOrder(req page.Request) (keyset, order string, args []any) {
	dir, cmp := "ASC", ">"
	if req.Desc != req.Cursor.Before {
		dir, cmp = "DESC", "<"
	}
	columns, edge, ok := sortOf(req)
	for i, c := range columns {
		if i > 0 {
			order += ", "
		}
		order += c + " " + dir
	}
	if _, known := id.Parse[id.Account](req.Cursor.ID); !known || !ok {
		return "", order, nil
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(columns)), ", ")
	return " AND (" + strings.Join(columns, ", ") + ") " + cmp + " (" + marks + ")", order, append(edge, req.Cursor.ID)
}

func sortOf(req page.Request) (columns []string, edge []any, ok bool) {
	switch req.Sort {
	case "name":
		return []string{"c.name_fold", "c.id"}, []any{req.Cursor.Value}, true
	case "updated":
		n, err := strconv.ParseInt(req.Cursor.Value, 10, 64)
		return []string{"c.updated_at", "c.id"}, []any{n}, err == nil
	}
	rank, name, ok := strings.Cut(req.Cursor.Value, "|")
	n, err := strconv.Atoi(rank)
	return []string{"c.status_rank", "c.name_fold", "c.id"}, []any{n, name}, ok && err == nil
}
