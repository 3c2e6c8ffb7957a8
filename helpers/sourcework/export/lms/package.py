"""A lesson's items with a test and a manifest, as the one zip that platforms import."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element

from ...course import Course
from .markup import as_file
from .processing import element
from .qti import SPACE, XSI, item_xml

CONTENT = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"
TEST = "test.xml"
# The oldest day that a zip can give a file: no day of this machine's gets in.
OLDEST = (1980, 1, 1, 0, 0, 0)
INTERACTIONS = {
    "choice": "choiceInteraction",
    "choices": "choiceInteraction",
    "passage": "choiceInteraction",
    "passages": "choiceInteraction",
    "order": "orderInteraction",
    "match": "matchInteraction",
    "number": "textEntryInteraction",
}


def qti_zip(course: Course, lesson: str) -> bytes:
    """Return a lesson as a QTI package: the same bytes every time.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> package = zipfile.ZipFile(BytesIO(qti_zip(opened(EXAMPLE), "read")))
    >>> sorted(package.namelist())[:2]
    ['imsmanifest.xml', 'items/flour-needed.xml']
    """
    asked = course.exercises.of_lesson(lesson)
    name = course.lesson(lesson)
    files = {
        "imsmanifest.xml": _manifest(course, lesson),
        TEST: _test(name, [each.id for each in asked]),
        **{f"items/{each.id}.xml": item_xml(each, course.document) for each in asked},
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, OLDEST)
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _manifest(course: Course, lesson: str) -> bytes:
    name = course.lesson(lesson)
    asked = course.exercises.of_lesson(lesson)
    resources = [
        element("resource", _kind(_interaction(each.kind, each.is_number)),
                element("file", href=f"items/{each.id}.xml"),
                identifier=f"item-{each.id}", type="imsqti_item_xmlv2p1",
                href=f"items/{each.id}.xml")
        for each in asked
    ]  # fmt: skip
    needs = [element("dependency", identifierref=f"item-{each.id}") for each in asked]
    resources.append(element("resource", element("file", href=TEST), *needs,
                             identifier=f"test-{name}", type="imsqti_test_xmlv2p1",
                             href=TEST))  # fmt: skip
    about = element("metadata", element("schema", text="QTIv2.1 Package"),
                    element("schemaversion", text="1.0.0"))  # fmt: skip
    root = element("manifest", about, element("organizations"), element("resources", *resources),
                   identifier=f"{course.name}-{name}", xmlns=CONTENT)  # fmt: skip
    root.set("xmlns:imsqti", METADATA)
    root.set("xmlns:xsi", XSI)
    root.set("xsi:schemaLocation", f"{CONTENT} {CONTENT}.xsd {METADATA} {METADATA}.xsd")
    return as_file(root)


def _interaction(kind: str, is_number: bool) -> str:
    return INTERACTIONS["number" if is_number else kind]


def _kind(interaction: str) -> Element:
    """Return what kind of item it is, as importers look it up before they open it."""
    asked = element("imsqti:interactionType", text=interaction)
    adds = element("imsqti:feedbackType", text="nonadaptive")
    return element("metadata", element("imsqti:qtiMetadata", asked, adds))


def _test(name: str, ids: list[str]) -> bytes:
    refs = [element("assessmentItemRef", identifier=each, href=f"items/{each}.xml") for each in ids]
    control = element("itemSessionControl", maxAttempts="0", showFeedback="true")
    section = element("assessmentSection", *refs, identifier="section", title=name, visible="true")
    part = element("testPart", control, section, identifier="part",
                   navigationMode="nonlinear", submissionMode="individual")  # fmt: skip
    root = element("assessmentTest", part, identifier=f"test-{name}", title=name, xmlns=SPACE)
    root.set("xmlns:xsi", XSI)
    root.set("xsi:schemaLocation", f"{SPACE} {SPACE}.xsd")
    return as_file(root)
