import type { AppParts } from './app-parts.ts'
import { pinnedPackages } from './pinned-packages.ts'
import { samplePicture } from './sample-picture.ts'
import type { TemplateTask } from './template-options.ts'
import { torchLines } from './torch-lines.ts'

type ImageApp = Pick<AppParts, 'predict' | 'output'> & Partial<Pick<AppParts, 'inputs' | 'sampleInputs' | 'load'>>

const needsPicture = ['    if image is None:', '        raise gr.Error("Choose a picture first.")']

const apps = {
  'image-classification': {
    predict: [
      'def predict(image: Image.Image) -> dict:',
      ...needsPicture,
      '    return {found["label"]: float(found["score"]) for found in run(image.convert("RGB"), top_k=5)}',
    ],
    output: 'gr.Label(label="Labels")',
  },
  'zero-shot-image-classification': {
    predict: [
      'def predict(image: Image.Image, labels: str) -> dict:',
      ...needsPicture,
      '    names = [name.strip() for name in labels.split(",") if name.strip()]',
      '    if not names:',
      '        raise gr.Error("Write labels with commas between them.")',
      '    return {found["label"]: float(found["score"]) for found in run(image.convert("RGB"), candidate_labels=names)}',
    ],
    inputs: ['gr.Image(type="pil", label="Picture")', 'gr.Textbox(label="Labels, with commas between them")'],
    output: 'gr.Label(label="Labels")',
    sampleInputs: [samplePicture, 'a cat, a dog'],
  },
  'object-detection': {
    predict: [
      'def predict(image: Image.Image, threshold: float = 0.5) -> list:',
      ...needsPicture,
      '    found = run(image.convert("RGB"), threshold=max(0.0, min(float(threshold), 1.0)))',
      '    return [{"label": one["label"], "score": float(one["score"]), "box": {side: int(at) for side, at in one["box"].items()}} for one in found]',
    ],
    inputs: ['gr.Image(type="pil", label="Picture")', 'gr.Slider(0, 1, value=0.5, step=0.05, label="Threshold")'],
    output: 'gr.JSON(label="Boxes")',
    // With a threshold a picture of nothing would give nothing, and prove nothing.
    sampleInputs: [samplePicture, 0],
  },
  'image-segmentation': {
    predict: [
      'def predict(image: Image.Image) -> Image.Image:',
      ...needsPicture,
      '    picture = image.convert("RGB")',
      '    segments = run(picture)',
      '    for index, segment in enumerate(segments):',
      '        red, green, blue = colorsys.hsv_to_rgb(index / len(segments), 0.8, 1.0)',
      '        color = Image.new("RGB", picture.size, (int(red * 255), int(green * 255), int(blue * 255)))',
      '        mask = segment["mask"].convert("L").resize(picture.size).point(lambda value: value // 2)',
      '        picture = Image.composite(color, picture, mask)',
      '    return picture',
    ],
    output: 'gr.Image(type="pil", format="png", label="Segments")',
  },
  'depth-estimation': {
    predict: ['def predict(image: Image.Image) -> Image.Image:', ...needsPicture, '    return run(image.convert("RGB"))["depth"].convert("L")'],
    output: 'gr.Image(type="pil", format="png", label="Depth")',
  },
} satisfies Partial<Record<TemplateTask['task'], ImageApp>>

export function transformersImage(task: TemplateTask): AppParts {
  const name = task.task as keyof typeof apps
  const app: ImageApp = apps[name]
  return {
    inputs: ['gr.Image(type="pil", label="Picture")'],
    sampleInputs: [samplePicture],
    ...app,
    imports: [...(name === 'image-segmentation' ? ['import colorsys'] : []), 'import torch', 'from PIL import Image', 'from transformers import pipeline'],
    load: [...torchLines(task), `run = pipeline("${name}", model=MODEL_ID, revision=REVISION, dtype=DTYPE, device=DEVICE)`],
    requirements: [pinnedPackages.transformers, pinnedPackages.accelerate, pinnedPackages.pillow, pinnedPackages.timm, pinnedPackages.torch, pinnedPackages.torchvision],
  }
}
