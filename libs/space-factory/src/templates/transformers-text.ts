import type { AppParts } from './app-parts.ts'
import { pinnedPackages } from './pinned-packages.ts'
import type { TemplateTask } from './template-options.ts'
import { torchLines } from './torch-lines.ts'

/** Loaded by the task's own class: of the pipelines that did it, version 5 has dropped some. */
export function transformersText(task: TemplateTask): AppParts {
  const app = apps[task.task] ?? generate('AutoModelForCausalLM')
  const isPacked = task.quantization === '4-bit'
  const { requirements, load, imports, ...rest } = app
  const loading = isPacked ? ', quantization_config=BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_compute_dtype=DTYPE), device_map=DEVICE)' : ', dtype=DTYPE).to(DEVICE)'
  return {
    ...rest,
    imports: ['import torch', `from transformers import ${[...imports, 'AutoTokenizer', ...(isPacked ? ['BitsAndBytesConfig'] : [])].toSorted().join(', ')}`],
    load: [
      ...torchLines(task),
      'tokenizer = AutoTokenizer.from_pretrained(MODEL_ID, revision=REVISION)',
      `model = ${imports[0]}.from_pretrained(MODEL_ID, revision=REVISION${loading}`,
      'model.eval()',
      ...load,
    ],
    requirements: [pinnedPackages.transformers, pinnedPackages.accelerate, pinnedPackages.torch, ...(isPacked ? [pinnedPackages.bitsandbytes] : []), ...requirements],
  }
}

/** The body that both kinds of text generators share, given the loaded names `model` and `tokenizer`. */
export const generateText: Pick<AppParts, 'predict' | 'inputs' | 'output' | 'sampleInputs'> = {
  predict: [
    'def predict(prompt: str, max_new_tokens: int = 64) -> str:',
    '    if not prompt.strip():',
    '        raise gr.Error("Write a prompt first.")',
    '    if model.config.is_encoder_decoder or not tokenizer.chat_template:',
    '        inputs = tokenizer(prompt, return_tensors="pt", truncation=True)',
    '    else:',
    '        inputs = tokenizer.apply_chat_template([{"role": "user", "content": prompt}], add_generation_prompt=True, return_tensors="pt", return_dict=True)',
    '    inputs = inputs.to(DEVICE)',
    '    with torch.inference_mode():',
    '        tokens = model.generate(**inputs, max_new_tokens=max(1, min(int(max_new_tokens), 1024)), do_sample=False)[0]',
    '    start = 0 if model.config.is_encoder_decoder else inputs["input_ids"].shape[1]',
    '    return tokenizer.decode(tokens[start:], skip_special_tokens=True)',
  ],
  inputs: ['gr.Textbox(label="Prompt", lines=4)', 'gr.Slider(1, 1024, value=64, step=1, label="New tokens")'],
  output: 'gr.Textbox(label="Text")',
  sampleInputs: ['Once upon a time', 8],
}

type TextApp = Omit<AppParts, 'imports'> & { imports: readonly [modelClass: string, ...rest: string[]] }

function generate(modelClass: string): TextApp {
  return { ...generateText, imports: [modelClass], load: [], requirements: [] }
}

const classify: TextApp = {
  imports: ['AutoModelForSequenceClassification'],
  load: [],
  predict: [
    'def predict(text: str) -> dict:',
    '    if not text.strip():',
    '        raise gr.Error("Write a text first.")',
    '    inputs = tokenizer(text, return_tensors="pt", truncation=True).to(DEVICE)',
    '    with torch.inference_mode():',
    '        logits = model(**inputs).logits[0].float()',
    '    is_multiple = model.config.problem_type == "multi_label_classification"',
    '    scores = torch.sigmoid(logits) if is_multiple else torch.softmax(logits, dim=-1)',
    '    return {model.config.id2label[index]: float(score) for index, score in enumerate(scores.cpu())}',
  ],
  inputs: ['gr.Textbox(label="Text", lines=4)'],
  output: 'gr.Label(label="Labels", num_top_classes=10)',
  sampleInputs: ['I like this very much.'],
  requirements: [],
}

const mark: TextApp = {
  imports: ['AutoModelForTokenClassification', 'pipeline'],
  load: ['tagger = pipeline("token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="simple")'],
  predict: [
    'def predict(text: str) -> dict:',
    '    if not text.strip():',
    '        raise gr.Error("Write a text first.")',
    '    spans = tagger(text)',
    '    entities = [{"entity": span["entity_group"], "start": int(span["start"]), "end": int(span["end"])} for span in spans]',
    '    return {"text": text, "entities": entities}',
  ],
  inputs: ['gr.Textbox(label="Text", lines=4)'],
  output: 'gr.HighlightedText(label="Entities")',
  sampleInputs: ['Ada Lovelace lived in London.'],
  requirements: [],
}

const fill: TextApp = {
  imports: ['AutoModelForMaskedLM'],
  load: [],
  predict: [
    'def predict(text: str) -> dict:',
    '    prepared = text.replace("[MASK]", tokenizer.mask_token)',
    '    if tokenizer.mask_token not in prepared:',
    '        raise gr.Error("Write [MASK] where a word is missing.")',
    '    inputs = tokenizer(prepared, return_tensors="pt", truncation=True).to(DEVICE)',
    '    places = (inputs["input_ids"][0] == tokenizer.mask_token_id).nonzero()',
    '    if len(places) == 0:',
    '        raise gr.Error("The text is too long: the missing word was cut off.")',
    '    with torch.inference_mode():',
    '        logits = model(**inputs).logits[0, int(places[0])].float()',
    '    best = torch.topk(torch.softmax(logits, dim=-1), 5)',
    '    return {tokenizer.decode([int(token)]): float(score) for score, token in zip(best.values.cpu(), best.indices.cpu())}',
  ],
  inputs: ['gr.Textbox(label="Text with [MASK]", lines=4)'],
  output: 'gr.Label(label="Words")',
  sampleInputs: ['The capital of France is [MASK].'],
  requirements: [],
}

const answer: TextApp = {
  imports: ['AutoModelForQuestionAnswering'],
  load: [],
  predict: [
    // The text comes first: with another question the answer may well be the same.
    'def predict(context: str, question: str) -> str:',
    '    if not question.strip() or not context.strip():',
    '        raise gr.Error("Write a question and a text that has the answer.")',
    '    inputs = tokenizer(question, context, return_tensors="pt", truncation="only_second").to(DEVICE)',
    '    with torch.inference_mode():',
    '        outputs = model(**inputs)',
    '    start = int(outputs.start_logits[0].argmax())',
    '    end = start + int(outputs.end_logits[0][start:].argmax())',
    '    return tokenizer.decode(inputs["input_ids"][0][start : end + 1], skip_special_tokens=True)',
  ],
  inputs: ['gr.Textbox(label="Text", lines=6)', 'gr.Textbox(label="Question")'],
  output: 'gr.Textbox(label="Answer")',
  sampleInputs: ['Ada Lovelace lived in London.', 'Where did she live?'],
  requirements: [],
}

const zeroShot: TextApp = {
  imports: ['AutoModelForSequenceClassification', 'pipeline'],
  load: ['classifier = pipeline("zero-shot-classification", model=model, tokenizer=tokenizer)'],
  predict: [
    'def predict(text: str, labels: str) -> dict:',
    '    names = [name.strip() for name in labels.split(",") if name.strip()]',
    '    if not text.strip() or not names:',
    '        raise gr.Error("Write a text and labels with commas between them.")',
    '    result = classifier(text, names)',
    '    return {label: float(score) for label, score in zip(result["labels"], result["scores"])}',
  ],
  inputs: ['gr.Textbox(label="Text", lines=4)', 'gr.Textbox(label="Labels, with commas between them")'],
  output: 'gr.Label(label="Labels")',
  sampleInputs: ['The match ended in a draw.', 'sport, politics'],
  requirements: [],
}

const encoderDecoder = generate('AutoModelForSeq2SeqLM')
const sentencePieces: TextApp = { ...encoderDecoder, requirements: [pinnedPackages.sentencepiece, pinnedPackages.sacremoses] }

const apps: Partial<Record<TemplateTask['task'], TextApp>> = {
  'text-generation': generate('AutoModelForCausalLM'),
  'text2text-generation': encoderDecoder,
  summarization: encoderDecoder,
  translation: sentencePieces,
  'text-classification': classify,
  'token-classification': mark,
  'fill-mask': fill,
  'question-answering': answer,
  'zero-shot-classification': zeroShot,
}
