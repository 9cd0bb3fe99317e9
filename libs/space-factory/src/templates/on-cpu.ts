import { type AppParts, quote } from './app-parts.ts'
import { pinnedPackages } from './pinned-packages.ts'
import type { TemplateTask } from './template-options.ts'

export function sklearn({ task, modelFile }: TemplateTask & { modelFile: string }): AppParts {
  const isSkops = modelFile.endsWith('.skops')
  const isText = task === 'text-classification'
  return {
    imports: [...(isSkops ? [] : ['import joblib']), ...(isText ? [] : ['import pandas as pd']), 'from huggingface_hub import hf_hub_download', ...(isSkops ? ['from skops import io as skops_io'] : [])],
    load: [
      'DEVICE = "cpu"',
      `path = hf_hub_download(MODEL_ID, ${quote(modelFile)}, revision=REVISION)`,
      ...(isSkops
        ? [
            'untrusted = skops_io.get_untrusted_types(file=path)',
            'if untrusted:',
            '    raise RuntimeError("the model holds types that are not known to be safe: " + ", ".join(untrusted))',
            'model = skops_io.load(path)',
          ]
        : ['model = joblib.load(path)']),
      ...(isText ? [] : ['names = [str(name) for name in getattr(model, "feature_names_in_", [])]', 'count = int(getattr(model, "n_features_in_", 1))']),
    ],
    predict: isText
      ? [
          'def predict(text: str) -> dict:',
          '    if not text.strip():',
          '        raise gr.Error("Write a text first.")',
          '    if hasattr(model, "predict_proba"):',
          '        return {str(label): float(score) for label, score in zip(model.classes_, model.predict_proba([text])[0])}',
          '    return {str(model.predict([text])[0]): 1.0}',
        ]
      : [
          'def predict(rows: pd.DataFrame) -> pd.DataFrame:',
          '    if rows is None or rows.empty:',
          '        raise gr.Error("Fill in at least one row first.")',
          '    values = rows.apply(pd.to_numeric, errors="coerce").fillna(rows)',
          '    return pd.DataFrame({"prediction": model.predict(values if names else values.to_numpy())})',
        ],
    inputs: isText
      ? ['gr.Textbox(label="Text", lines=4)']
      : ['gr.Dataframe(headers=names or [str(index) for index in range(count)], value=[[0] * count], type="pandas", label="Rows")'],
    output: isText ? 'gr.Label(label="Labels")' : 'gr.Dataframe(label="Predictions")',
    sampleInputs: isText ? ['I like this very much.'] : [],
    requirements: [pinnedPackages.scikitLearn, ...(isSkops ? [pinnedPackages.skops] : [pinnedPackages.joblib]), ...(isText ? [] : [pinnedPackages.pandas])],
  }
}

export function spacy({ task }: TemplateTask): AppParts {
  const isEntities = task === 'token-classification'
  return {
    imports: ['import spacy', 'from huggingface_hub import snapshot_download'],
    load: ['DEVICE = "cpu"', 'model = spacy.load(snapshot_download(MODEL_ID, revision=REVISION, ignore_patterns=["*.whl"]))'],
    predict: [
      'def predict(text: str) -> dict:',
      '    if not text.strip():',
      '        raise gr.Error("Write a text first.")',
      '    document = model(text[: model.max_length])',
      ...(isEntities
        ? ['    entities = [{"entity": span.label_, "start": span.start_char, "end": span.end_char} for span in document.ents]', '    return {"text": document.text, "entities": entities}']
        : ['    return {label: float(score) for label, score in document.cats.items()}']),
    ],
    inputs: ['gr.Textbox(label="Text", lines=4)'],
    output: isEntities ? 'gr.HighlightedText(label="Entities")' : 'gr.Label(label="Labels")',
    sampleInputs: ['Ada Lovelace lived in London.'],
    requirements: [pinnedPackages.spacy],
  }
}
