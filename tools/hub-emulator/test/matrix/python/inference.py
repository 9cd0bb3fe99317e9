from huggingface_hub import InferenceClient
from huggingface_hub.errors import BadRequestError, HfHubHTTPError, RepositoryNotFoundError
from support import LINE, TOKENS, equal, error, success

MESSAGES = [{"role": "user", "content": "hello"}]
TOOLS = [{"type": "function", "function": {"name": "read", "parameters": {"type": "object", "properties": {"path": {"type": "string"}}}}}]


def client(hub, who="alice", **options):
    return InferenceClient(base_url=hub.url + "/v1", api_key=TOKENS[who], **options)


@success("chat-completion")
def chat(hub):
    [choice] = client(hub).chat_completion(MESSAGES, model="org/small").choices
    equal((choice.finish_reason, choice.message.content), ("stop", "Hello from the model"))


@error("chat-completion", HfHubHTTPError, 401)
def chat_of_nobody(hub):
    return client(hub, "nobody").chat_completion(MESSAGES, model="org/small")


@success("chat-completion-stream")
def stream(hub):
    one = client(hub)  # it closes its streams when nobody holds it any more
    chunks = list(one.chat.completions.create(messages=MESSAGES, model="org/small:fastest", stream=True))
    equal("".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices), "Hello from the model")
    equal(len(chunks) > 3, True)


@error("chat-completion-stream", BadRequestError, 400)
def stream_of_unknown_model(hub):
    return list(client(hub).chat_completion(MESSAGES, model="org/none", stream=True))


@success("chat-tools")
def tools(hub):
    [choice] = client(hub).chat_completion(MESSAGES, model="org/small", tools=TOOLS).choices
    equal((choice.finish_reason, choice.message.tool_calls[0].function.name), ("tool_calls", "read"))


@error("chat-tools", HfHubHTTPError, 402)
def tools_without_credits(hub):
    hub.fault("/v1/chat/completions", status=402, method="POST")
    return client(hub).chat_completion(MESSAGES, model="org/small", tools=TOOLS)


@success("bill-to")
def bill_to(hub):
    equal(client(hub, bill_to="acme").chat_completion(MESSAGES, model="org/small").choices[0].message.content, "Hello from the model")


@error("bill-to", HfHubHTTPError, 403)
def bill_to_of_stranger(hub):
    return client(hub, "bob", bill_to="acme").chat_completion(MESSAGES, model="org/small")


@success("model-providers")
def providers(hub):
    name = f"alice/served-{LINE}"
    hub.alice.create_repo(name)
    found = hub.alice.model_info(name, expand=["inferenceProviderMapping"]).inference_provider_mapping
    equal([(one.provider, one.provider_id, one.status) for one in found], [("novita", name, "live")])


@error("model-providers", RepositoryNotFoundError, 404)
def providers_of_missing_model(hub):
    return hub.alice.model_info("alice/none", expand=["inferenceProviderMapping"])
