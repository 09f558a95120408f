package table

import (
	"io"
	"strings"
)

// headerWindow is how many rows may stand above the header: a title, a date, a blank line.
const headerWindow = 20

// findHeader takes the first row that names about as many columns as the widest row near the top uses. A
// title of one cell above the table is passed over; rows read meanwhile are kept.
func (r *Reader) findHeader() (line int, err error) {
	for len(r.ahead) < headerWindow {
		row, err := r.rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, err
		}
		r.ahead = append(r.ahead, row)
	}
	widest := 0
	for _, row := range r.ahead {
		widest = max(widest, filled(row.Cells))
	}
	if widest == 0 {
		return 0, fail("header_missing")
	}
	for i, row := range r.ahead {
		if n := filled(row.Cells); n*2 > widest && (widest == 1 || n > 1) && !declaration(row.Cells) && names(row.Cells) {
			return r.takeHeader(i)
		}
	}
	for i, row := range r.ahead {
		if filled(row.Cells) > 0 {
			return r.takeHeader(i)
		}
	}
	return 0, fail("header_missing")
}

func (r *Reader) takeHeader(i int) (line int, err error) {
	line, cells := r.ahead[i].Line, r.ahead[i].Cells
	r.ahead = r.ahead[i+1:]
	whole := len(cells)
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	r.spare = max(whole-len(cells), spare(r.ahead, len(cells)))
	if len(cells) > r.limits.Columns {
		return 0, tooLarge("too_many_columns", "limit", r.limits.Columns)
	}
	r.Header = make([]string, len(cells))
	for i, c := range cells {
		r.Header[i] = strings.Join(strings.Fields(c), " ")
	}
	return line, nil
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

func declaration(cells []string) bool {
	return len(cells) > 0 && len(cells[0]) >= 4 && strings.EqualFold(cells[0][:4], "sep=")
}

// names says whether most cells could be column names: not numbers.
func names(cells []string) bool {
	numbers, n := 0, 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		n++
		if strings.Trim(c, "0123456789.,-+/: €%") == "" {
			numbers++
		}
	}
	return numbers*2 <= n
}

// spare counts the empty cells that all the first rows have after the last column of the header.
func spare(rows []Row, width int) int {
	least := -1
	for _, row := range rows {
		if filled(row.Cells) == 0 {
			continue
		}
		n := 0
		for n < len(row.Cells)-width && row.Cells[len(row.Cells)-1-n] == "" {
			n++
		}
		if least < 0 || n < least {
			least = n
		}
	}
	return max(least, 0)
}
