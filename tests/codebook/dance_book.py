"""A type of act that no codebook has, as its file, and how a folder of such files is loaded."""

from whowhom.codebook import load

TYPE = """
type = "DANCE"
label = "Dance"
means = "Parties dance."
not = ["a dance that is still to come is AGREE"]
quad = "verbal-cooperation"
score = 1.0
cameo = "999"
kind = "cooperation"
"""
SECTION = """
[jig]
label = "Jig"
means = "They dance a *jig*."
cameo = "9991"
[[jig.say]]
frame = "{actor+} dance|jig with {actor!+}"
[[jig.example]]
text = "[actor ARN: Arnor] *danced* with [actor GON: Gondor]."
[[jig.near_miss]]
text = "The bear *danced* in the circus."
is = "none"
why = "a bear is no party"
"""


def beside(folder, file, text, **more):
    """The shipped codebook, and beside it a folder with that file and others: ``words="…"`` is words.toml."""
    for name, content in {file: text, **{f"{name}.toml": content for name, content in more.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return load(folder)
