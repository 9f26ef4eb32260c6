"""Files to one scenario.

``merging`` and ``map_layers`` lay rulebooks under a scenario, ``overrides`` applies what it changes · ``elements``
everything the files hold · ``lines`` conditions and effects, with ``scopes`` (what is bound there), ``calls`` (who runs
what), ``phases`` (when in a turn) and ``causes`` (what follows) · ``diagnostics`` collects what is wrong ·
``source_map`` where everything was written.
"""
