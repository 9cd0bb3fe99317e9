import { type AppParts, quote } from './app-parts.ts'
import { pinnedPackages } from './pinned-packages.ts'
import { samplePicture } from './sample-picture.ts'
import type { TemplateTask } from './template-options.ts'
import { torchLines } from './torch-lines.ts'
import { generateText } from './transformers-text.ts'

export function diffusers(task: TemplateTask): AppParts {
  const hasPrompt = task.task === 'text-to-image'
  return {
    imports: ['import torch', 'from PIL import Image', 'from diffusers import DiffusionPipeline'],
    load: [...torchLines(task), 'pipe = DiffusionPipeline.from_pretrained(MODEL_ID, revision=REVISION, torch_dtype=DTYPE).to(DEVICE)'],
    predict: [
      `def predict(${hasPrompt ? 'prompt: str, ' : ''}steps: int = 20, seed: int = 0) -> Image.Image:`,
      ...(hasPrompt ? ['    if not prompt.strip():', '        raise gr.Error("Write a prompt first.")'] : []),
      '    generator = torch.Generator(device="cpu").manual_seed(int(seed))',
      `    return pipe(${hasPrompt ? 'prompt=prompt, ' : ''}num_inference_steps=max(1, min(int(steps), 100)), generator=generator).images[0]`,
    ],
    inputs: [...(hasPrompt ? ['gr.Textbox(label="Prompt", lines=3)'] : []), 'gr.Slider(1, 100, value=20, step=1, label="Steps")', 'gr.Number(value=0, precision=0, label="Seed")'],
    output: 'gr.Image(type="pil", format="png", label="Picture")',
    sampleInputs: [...(hasPrompt ? ['a red cube on a white table'] : []), 4, 1],
    requirements: [pinnedPackages.diffusers, pinnedPackages.transformers, pinnedPackages.accelerate, pinnedPackages.safetensors, pinnedPackages.pillow, pinnedPackages.torch],
  }
}

export function sentenceTransformers(task: TemplateTask): AppParts {
  const isSimilarity = task.task === 'sentence-similarity'
  return {
    imports: ['import torch', 'from sentence_transformers import SentenceTransformer'],
    load: [...torchLines(task), 'model = SentenceTransformer(MODEL_ID, revision=REVISION, device=DEVICE, model_kwargs={"dtype": DTYPE})'],
    predict: isSimilarity
      ? [
          'def predict(sentence: str, others: str) -> list:',
          '    lines = [line.strip() for line in others.splitlines() if line.strip()]',
          '    if not sentence.strip() or not lines:',
          '        raise gr.Error("Write a sentence and others, one a line.")',
          '    vectors = model.encode([sentence, *lines], convert_to_tensor=True)',
          '    return [float(score) for score in model.similarity(vectors[:1], vectors[1:])[0].float().cpu()]',
        ]
      : [
          'def predict(text: str) -> list:',
          '    if not text.strip():',
          '        raise gr.Error("Write a text first.")',
          '    return [float(value) for value in model.encode(text, convert_to_tensor=True).float().cpu()]',
        ],
    inputs: isSimilarity ? ['gr.Textbox(label="Sentence")', 'gr.Textbox(label="Others, one a line", lines=5)'] : ['gr.Textbox(label="Text", lines=4)'],
    output: isSimilarity ? 'gr.JSON(label="Similarities")' : 'gr.JSON(label="Vector")',
    sampleInputs: isSimilarity ? ['A cat sits on a mat.', 'A kitten is on a rug.\nThe market fell.'] : ['A cat sits on a mat.'],
    requirements: [pinnedPackages.sentenceTransformers, pinnedPackages.transformers, pinnedPackages.torch],
  }
}

export function timm(task: TemplateTask): AppParts {
  const isFeatures = task.task === 'image-feature-extraction'
  return {
    imports: ['import timm', 'import torch', 'from PIL import Image', ...(isFeatures ? [] : ['from timm.data import ImageNetInfo, infer_imagenet_subset'])],
    load: [
      ...torchLines(task),
      `model = timm.create_model("hf-hub:" + MODEL_ID + "@" + REVISION, pretrained=True${isFeatures ? ', num_classes=0' : ''}).to(DEVICE, DTYPE).eval()`,
      'transform = timm.data.create_transform(**timm.data.resolve_model_data_config(model), is_training=False)',
      ...(isFeatures ? [] : ['names = model.pretrained_cfg.get("label_names")', 'subset = None if names else infer_imagenet_subset(model)', 'known = ImageNetInfo(subset) if subset else None']),
    ],
    predict: [
      `def predict(image: Image.Image) -> ${isFeatures ? 'list' : 'dict'}:`,
      '    if image is None:',
      '        raise gr.Error("Choose a picture first.")',
      '    with torch.inference_mode():',
      '        values = model(transform(image.convert("RGB")).unsqueeze(0).to(DEVICE, DTYPE))[0].float().cpu()',
      ...(isFeatures
        ? ['    return [float(value) for value in values]']
        : [
            '    best = torch.topk(torch.softmax(values, dim=-1), min(5, len(values)))',
            '    return {name_of(int(index)): float(score) for score, index in zip(best.values, best.indices)}',
            '',
            '',
            'def name_of(index: int) -> str:',
            '    if names:',
            '        return names[index]',
            '    return known.index_to_description(index) if known else f"class {index}"',
          ]),
    ],
    inputs: ['gr.Image(type="pil", label="Picture")'],
    output: isFeatures ? 'gr.JSON(label="Vector")' : 'gr.Label(label="Labels")',
    sampleInputs: [samplePicture],
    requirements: [pinnedPackages.timm, pinnedPackages.safetensors, pinnedPackages.pillow, pinnedPackages.torch, pinnedPackages.torchvision],
  }
}

export function peft(task: TemplateTask & { baseModel: NonNullable<TemplateTask['baseModel']> }): AppParts {
  const isPacked = task.quantization === '4-bit'
  const options = isPacked ? ', quantization_config=BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_compute_dtype=DTYPE), device_map=DEVICE)' : ', dtype=DTYPE)'
  return {
    ...generateText,
    imports: ['import torch', 'from peft import PeftModel', `from transformers import AutoModelForCausalLM, AutoTokenizer${isPacked ? ', BitsAndBytesConfig' : ''}`],
    load: [
      `BASE_MODEL_ID = ${quote(task.baseModel.id)}`,
      `BASE_REVISION = ${quote(task.baseModel.revision)}`,
      ...torchLines(task),
      'tokenizer = AutoTokenizer.from_pretrained(BASE_MODEL_ID, revision=BASE_REVISION)',
      `base = AutoModelForCausalLM.from_pretrained(BASE_MODEL_ID, revision=BASE_REVISION${options}`,
      `model = PeftModel.from_pretrained(base, MODEL_ID, revision=REVISION)${isPacked ? '' : '.to(DEVICE)'}`,
      'model.eval()',
    ],
    requirements: [pinnedPackages.peft, pinnedPackages.transformers, pinnedPackages.accelerate, pinnedPackages.torch, ...(isPacked ? [pinnedPackages.bitsandbytes] : [])],
  }
}
