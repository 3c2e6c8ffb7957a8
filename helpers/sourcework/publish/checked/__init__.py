"""What an instructor may edit, read whole: bytes -> text -> a value whose every key has its line.

    texts      a file's bytes -> its text, or what is wrong with them
    marked     values out of a file, with the line of each key
    toml       TOML text -> such values
    yaml       YAML text, a header or the options of a cell -> such values
    typed      such values -> tables of a stated form; nothing unknown, emptied or missing passes
    prose      names and citations in prose that were begun and not finished
    markup     Markdown that would show as its own signs, read by its library
    folders    which files of a folder are read, and which name is a slip

A form is a class made from :class:`typed.Form`; ``typed.read_toml(FORM, root, file)`` is all that a
room which reads a file needs. What is refused is a KitError: file and line, what was seen, what
to do. The libraries that know forms (pydantic) and lines (tree-sitter, PyYAML) are loaded when
something is built or tested, never by a learner.
"""
