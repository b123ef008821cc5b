-- Views over the tables of a dataset, in SQL that SQLite and DuckDB both read.

CREATE VIEW spans AS
    SELECT 'date' AS kind, doc_id, id, text, value, "start", "end", page, block_id, method, confidence FROM dates
    UNION ALL
    SELECT 'acronym', doc_id, id, text, acronym, "start", "end", page, block_id, method, confidence FROM acronyms
    WHERE repeats IS NULL
    UNION ALL
    SELECT 'sum', doc_id, id, text, amount_min || ' ' || currency, "start", "end", page, block_id, method, confidence
    FROM sums
    UNION ALL
    SELECT kind, doc_id, id, text, ids, "start", "end", page, block_id, method, confidence FROM mentions;

CREATE VIEW unsure AS
    SELECT * FROM spans WHERE confidence < 0.7;

-- The acronyms and their long forms, with how often each pair is given.
CREATE VIEW glossary AS
    SELECT acronym, long_form_nominative AS long_form, count(*) AS definitions, count(DISTINCT doc_id) AS documents
    FROM acronyms
    WHERE long_form_nominative IS NOT NULL
    GROUP BY acronym, long_form_nominative;

-- The money of each country and programme, in each currency. A part of a sum that names the same one is left out: that
-- sum counts it already. A range counts with its ends.
CREATE VIEW sums_by_country AS
    SELECT s.country, s.currency, sum(s.amount_min) AS amount_min, sum(s.amount_max) AS amount_max, count(*) AS sums
    FROM sums s
    LEFT JOIN sums total ON total.id = s.part_of
    WHERE s.country IS NOT NULL AND (total.country IS NULL OR total.country <> s.country)
    GROUP BY s.country, s.currency;

CREATE VIEW sums_by_programme AS
    SELECT s.programme, s.currency, sum(s.amount_min) AS amount_min, sum(s.amount_max) AS amount_max, count(*) AS sums
    FROM sums s
    LEFT JOIN sums total ON total.id = s.part_of
    WHERE s.programme IS NOT NULL AND (total.programme IS NULL OR total.programme <> s.programme)
    GROUP BY s.programme, s.currency;

-- Two documents conflict on a fact that happens once where they give dates of which neither is part of the other:
-- 2004-06 is part of 2004.
CREATE VIEW conflicts AS
    SELECT DISTINCT a.country, a.relation, a.programme, a.date AS date_a, a.id AS id_a, b.date AS date_b, b.id AS id_b
    FROM relations a
    JOIN relations b
        ON a.country = b.country AND a.relation = b.relation AND a.programme = b.programme AND a.doc_id < b.doc_id
    WHERE a.relation IN ('joined', 'offered', 'withdrew')
        AND a.date <> '' AND b.date <> ''
        AND substr(a.date, 1, length(b.date)) <> b.date
        AND substr(b.date, 1, length(a.date)) <> a.date;

-- Every fact once for all documents: its dates, who says so and where, and whether they agree.
CREATE VIEW merged_facts AS
    SELECT
        r.country,
        r.relation,
        r.programme,
        max(r.programme_name) AS programme_name,
        (SELECT group_concat(d.date, ' ') FROM (
            SELECT DISTINCT x.date FROM relations x
            WHERE x.country = r.country AND x.relation = r.relation AND x.programme = r.programme AND x.date <> ''
            ORDER BY x.date) d) AS dates,
        count(DISTINCT r.doc_id) AS documents,
        (SELECT group_concat(d.source, ' | ') FROM (
            SELECT DISTINCT s.source FROM relations x JOIN documents s ON s.doc_id = x.doc_id
            WHERE x.country = r.country AND x.relation = r.relation AND x.programme = r.programme
            ORDER BY s.source) d) AS sources,
        (SELECT group_concat(d.id, ' ') FROM (
            SELECT x.id FROM relations x
            WHERE x.country = r.country AND x.relation = r.relation AND x.programme = r.programme
            ORDER BY x.id) d) AS relation_ids,
        max(r.confidence) AS confidence,
        EXISTS (SELECT 1 FROM conflicts c
            WHERE c.country = r.country AND c.relation = r.relation AND c.programme = r.programme) AS has_conflict
    FROM relations r
    GROUP BY r.country, r.relation, r.programme;
