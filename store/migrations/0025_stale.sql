-- Derived. An import asks at its end which activities wait to be made again, and drops the answers of a day and later: neither looks at every row.
CREATE INDEX summary_stale ON summary (activity_id) WHERE model_version = 0;

CREATE INDEX ledger_until ON ledger (until);
