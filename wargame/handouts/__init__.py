"""A crisis on paper: what teams, facilitator and evaluators hold in their hands, as documents."""
