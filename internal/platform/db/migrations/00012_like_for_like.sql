-- +goose Up

-- A growth compares the months that an account knows in both years. The kept totals hold that part of the revenue, so
-- that a director's page does not look at the lines of a hundred thousand accounts.
ALTER TABLE result_total ADD COLUMN paired_now BIGINT NOT NULL DEFAULT 0;
ALTER TABLE result_total ADD COLUMN paired_now_lines BIGINT NOT NULL DEFAULT 0;
ALTER TABLE result_total ADD COLUMN paired_before BIGINT NOT NULL DEFAULT 0;
ALTER TABLE result_total ADD COLUMN paired_before_lines BIGINT NOT NULL DEFAULT 0;
UPDATE result_total SET
  paired_now = coalesce((SELECT sum(r.revenue_minor) FROM result r WHERE r.month = result_total.month AND r.ccy = result_total.ccy AND r.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM result y WHERE y.account_id = r.account_id AND y.month = r.month - 12 AND y.deleted_at IS NULL)), 0),
  paired_now_lines = coalesce((SELECT count(*) FROM result r WHERE r.month = result_total.month AND r.ccy = result_total.ccy AND r.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM result y WHERE y.account_id = r.account_id AND y.month = r.month - 12 AND y.deleted_at IS NULL)), 0),
  paired_before = coalesce((SELECT sum(r.revenue_minor) FROM result r WHERE r.month = result_total.month AND r.ccy = result_total.ccy AND r.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM result y WHERE y.account_id = r.account_id AND y.month = r.month + 12 AND y.deleted_at IS NULL)), 0),
  paired_before_lines = coalesce((SELECT count(*) FROM result r WHERE r.month = result_total.month AND r.ccy = result_total.ccy AND r.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM result y WHERE y.account_id = r.account_id AND y.month = r.month + 12 AND y.deleted_at IS NULL)), 0);

-- +goose Down
ALTER TABLE result_total DROP COLUMN paired_now;
ALTER TABLE result_total DROP COLUMN paired_now_lines;
ALTER TABLE result_total DROP COLUMN paired_before;
ALTER TABLE result_total DROP COLUMN paired_before_lines;
