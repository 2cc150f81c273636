-- What a person would write by hand to count one unit's year of applications for table three: one aggregate over the
-- current register. $1 unit, $2 first day, $3 last day of the year.
SELECT
  applicant_class,
  received_on >= $2::date AS is_new,
  CASE WHEN closed_on <= $3::date THEN outcome END AS outcome,
  count(*) AS count
FROM application
WHERE unit_id = $1
  AND superseded_at IS NULL
  AND received_on <= $3::date
  AND (closed_on IS NULL OR closed_on >= $2::date)
GROUP BY 1, 2, 3
