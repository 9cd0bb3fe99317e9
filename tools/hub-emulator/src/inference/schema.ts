export const inferenceSchema = `
CREATE TABLE IF NOT EXISTS inference_use (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, month TEXT NOT NULL, answers INTEGER NOT NULL, PRIMARY KEY (account_id, month)
) STRICT;
`
