-- +goose Up

-- The few alerts about the company itself reach whoever decides on them by their code, best first like the other ways.
CREATE INDEX alert_line_code ON alert_line (code, points, id);

-- +goose Down
DROP INDEX alert_line_code;
