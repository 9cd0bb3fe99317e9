/** The versions that new Spaces begin with. Each template's resolve together with this Gradio on Python 3.12. torch has none: ZeroGPU brings the one that fits its cards. */
export const pinnedPackages = {
  accelerate: 'accelerate==1.15.0',
  bitsandbytes: 'bitsandbytes==0.50.2',
  diffusers: 'diffusers==0.42.1',
  joblib: 'joblib==1.6.0',
  pandas: 'pandas==3.1.1',
  peft: 'peft==0.21.2',
  pillow: 'pillow==12.3.0',
  sacremoses: 'sacremoses==0.2.0',
  safetensors: 'safetensors==0.8.0',
  scikitLearn: 'scikit-learn==1.9.1',
  sentenceTransformers: 'sentence-transformers==6.2.0',
  sentencepiece: 'sentencepiece==0.2.3',
  skops: 'skops==0.16.0',
  spacy: 'spacy==3.8.18',
  timm: 'timm==1.0.31',
  torch: 'torch',
  torchvision: 'torchvision',
  transformers: 'transformers==5.23.0',
} as const

export const gradioVersion = '6.31.0'
