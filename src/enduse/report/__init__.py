"""Report: the picture becomes files. Every exporter is a plug of the group `enduse.exporters`.

`contents` says what the report holds, `wording` turns claims into sentences, `footnotes` ties each to its passage;
`exporters/` write files, `pictures/` draw.
"""

from enduse.errors import BadInput
from enduse.plugins import plugs
from enduse.records.picture import Picture

__all__ = ["files"]


def files(picture: Picture) -> dict[str, bytes]:
    """Path -> bytes of everything the exporters make of a picture, by path; paths are relative to the case folder.

    Raises BadInput when two exporters write the same file.
    """
    made: dict[str, bytes] = {}
    for plug in plugs("enduse.exporters"):
        for path, data in plug.export(picture).items():
            if path in made:
                raise BadInput(f"two exporters write {path!r} (the second is {plug.NAME!r}); uninstall one of them")
            made[path] = data
    return dict(sorted(made.items()))
