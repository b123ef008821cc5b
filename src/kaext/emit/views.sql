-- Views over the tables of a dataset, and an index that they need, in SQL that SQLite and DuckDB both read.

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

CREATE INDEX facts ON relations (country, relation, programme);

-- Facts that happen once, by the dates they are given: how many documents give the date, and a relation that does. An
-- exercise with its year in its id is hosted once.
CREATE VIEW dated_events AS
    SELECT r.country, r.relation, r.programme, r.date, d.first_day, d.last_day,
        count(DISTINCT r.doc_id) AS documents, min(r.id) AS id
    FROM relations r
    JOIN relation_days d ON d.id = r.id
    WHERE r.relation IN ('joined', 'offered', 'withdrew')
        OR r.relation = 'hosted' AND (r.programme LIKE '%-19__' OR r.programme LIKE '%-20__')
    GROUP BY r.country, r.relation, r.programme, r.date, d.first_day, d.last_day;

-- Two dates of such a fact conflict where they have no day in common (2004-06 is part of 2004), no document gives both
-- (it happened twice then), and the country did not leave between joining twice, or join between leaving twice.
CREATE VIEW conflicts AS
    SELECT a.country, a.relation, a.programme,
        a.date AS date_a, a.documents AS documents_a, a.id AS id_a,
        b.date AS date_b, b.documents AS documents_b, b.id AS id_b
    FROM dated_events a
    JOIN dated_events b
        ON b.country = a.country AND b.relation = a.relation AND b.programme = a.programme AND a.last_day < b.first_day
    WHERE NOT EXISTS (
            SELECT 1
            FROM relations x
            JOIN relation_days dx ON dx.id = x.id
            JOIN relations y
                ON y.doc_id = x.doc_id AND y.id <> x.id AND y.country = x.country AND y.relation = x.relation
                AND y.programme = x.programme
            JOIN relation_days dy ON dy.id = y.id
            WHERE x.country = a.country AND x.relation = a.relation AND x.programme = a.programme
                AND dx.first_day <= a.last_day AND a.first_day <= dx.last_day
                AND dy.first_day <= b.last_day AND b.first_day <= dy.last_day)
        AND NOT EXISTS (
            SELECT 1
            FROM dated_events o
            WHERE o.country = a.country AND o.programme = a.programme
                AND o.relation IN ('joined', 'withdrew') AND a.relation IN ('joined', 'withdrew')
                AND o.relation <> a.relation
                AND a.last_day < o.first_day AND o.last_day < b.first_day);

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
        max(c.country IS NOT NULL) AS has_conflict
    FROM relations r
    LEFT JOIN (SELECT DISTINCT country, relation, programme FROM conflicts) c
        ON c.country = r.country AND c.relation = r.relation AND c.programme = r.programme
    GROUP BY r.country, r.relation, r.programme;
