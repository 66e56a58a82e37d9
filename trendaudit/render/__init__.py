"""Show a report in a format. Renderers decide nothing: what is shown was decided in `core.report`."""
