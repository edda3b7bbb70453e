"""The one tree of errors. Every message names the value at fault and the repair."""


class TouchlineError(Exception):
    """Anything that Touchline reports in a line or two, without a traceback."""

    exit_code = 1


class UsageError(TouchlineError):
    """The command or its values cannot be used as given."""

    exit_code = 2


class ConfigError(UsageError):
    """A preset or an override is wrong."""


class SourceError(TouchlineError):
    """A source file is missing, cut off, or of another shape than expected."""


class PromptError(TouchlineError):
    """A prompt file is missing, or does not fit the variables it is rendered with."""


class IdentityError(TouchlineError):
    """A value that bears identity has no stable serialisation."""


class StoreError(TouchlineError):
    """The store cannot be read or written."""


class DamagedArtifactError(StoreError):
    """A file of an artifact is missing or is not what its record says."""


class MissingArtifactError(StoreError):
    """A stage was asked to start from an artifact that no run has made."""


class LedgerError(TouchlineError):
    """A stage's rows do not add up: one vanished, or ended twice."""


class ExpectationError(TouchlineError):
    """A stage's rows fail an expectation; the artifact was not made."""


class AuditError(TouchlineError):
    """A finished data set can be answered by a shortcut; nothing was released."""


class EndpointError(TouchlineError):
    """The model server refuses everything: unreachable, wrong key, unknown model."""
