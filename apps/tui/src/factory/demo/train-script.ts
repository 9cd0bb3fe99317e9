/** What the training Job runs: learns from `REVIEWS`, and pushes the model with its card to `MODEL_ID`. Prints how well it does. */
export const trainScript = String.raw`
import json
import os

import joblib
from huggingface_hub import HfApi
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

print("learning", flush=True)
reviews = json.loads(os.environ["REVIEWS"])
texts = [text for group in reviews.values() for text in group]
labels = [label for label, group in reviews.items() for _ in group]

model = make_pipeline(TfidfVectorizer(sublinear_tf=True), LogisticRegression(C=10.0))
folds = StratifiedKFold(n_splits=8, shuffle=True, random_state=0)
accuracy = float(cross_val_score(model, texts, labels, cv=folds).mean())
model.fit(texts, labels)
joblib.dump(model, "model.joblib")

card = f"""---
license: apache-2.0
language: en
library_name: sklearn
pipeline_tag: text-classification
tags:
- sklearn
- text-classification
widget:
- text: The bracket fits perfectly and looks great.
---
# Part reviews

Tells praise from complaint in a sentence about a part. TF-IDF of words, then logistic regression,
trained on {len(texts)} sentences in English. Accuracy by cross-validation in eight folds: {accuracy:.2f}.

Made by a demonstration: too small for real use.
"""

print("pushing the model", flush=True)
api = HfApi()
repo = os.environ["MODEL_ID"]
api.create_repo(repo)
with open("README.md", "w") as file:
    file.write(card)
for name in ("model.joblib", "README.md"):
    api.upload_file(path_or_fileobj=name, path_in_repo=name, repo_id=repo)
print(f"trained on {len(texts)} sentences, accuracy {accuracy:.2f} by cross-validation", flush=True)
`
