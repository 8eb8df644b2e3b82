"""A linear model as the message MathOpt reads, and the answer read back.

Columns that have one possible value are settled before: what they bring is taken off
the rows. A search near the relaxation fixes four columns in five, which the engine
would otherwise read, and give back, one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from planner.solver.linear import LinearModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


ROUNDING = 1e-9
"""Relative error of sums put down to floating point."""


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A model on its way to an engine: the columns that are open, in their units."""

    model: LinearModel
    relaxed: bool
    """Without integrality."""

    @cached_property
    def _lower(self) -> NDArray[np.float64]:
        return np.array(self.model.lower, dtype=np.float64)

    @cached_property
    def _upper(self) -> NDArray[np.float64]:
        return np.array(self.model.upper, dtype=np.float64)

    @cached_property
    def _open(self) -> NDArray[np.bool_]:
        open_: NDArray[np.bool_] = self._lower != self._upper
        return open_

    @cached_property
    def _units(self) -> NDArray[np.float64]:
        return self.model.units()

    @cached_property
    def math_opt(self) -> mathopt.Model:
        """The model of MathOpt; variables and constraints keep their numbers."""
        return mathopt.Model.from_model_proto(self._proto())

    def _proto(self) -> model_pb2.ModelProto:
        proto = model_pb2.ModelProto()
        model, units = self.model, self._units
        kept = np.flatnonzero(self._open)
        whole = np.array(model.integer, dtype=bool)[kept] & (not self.relaxed)
        variables = proto.variables
        variables.ids.extend(kept.tolist())
        variables.lower_bounds.extend((self._lower[kept] / units[kept]).tolist())
        variables.upper_bounds.extend((self._upper[kept] / units[kept]).tolist())
        variables.integers.extend(whole.tolist())
        cost = np.array(model.cost, dtype=np.float64)
        costed = np.flatnonzero(self._open & (cost != 0.0))
        objective = proto.objective
        objective.linear_coefficients.ids.extend(costed.tolist())
        objective.linear_coefficients.values.extend(
            (cost[costed] * units[costed]).tolist()
        )
        objective.offset = float(np.dot(cost[~self._open], self._lower[~self._open]))
        self._add_rows(proto)
        return proto

    def _add_rows(self, proto: model_pb2.ModelProto) -> None:
        """Add the rows; one whose columns are all settled only where it is broken."""
        rows, columns, coefficients = self.model.entries()
        free = self._open[columns]
        count = len(self.model.row_lower)
        settled = np.bincount(
            rows[~free],
            weights=coefficients[~free] * self._lower[columns[~free]],
            minlength=count,
        )
        constraints = proto.linear_constraints
        lower = np.array(self.model.row_lower) - settled
        upper = np.array(self.model.row_upper) - settled
        slack = ROUNDING * np.maximum(1.0, np.abs(settled))
        holds = (lower <= slack) & (upper >= -slack)
        kept = (np.bincount(rows[free], minlength=count) > 0) | ~holds
        constraints.ids.extend(np.flatnonzero(kept).tolist())
        constraints.lower_bounds.extend(lower[kept].tolist())
        constraints.upper_bounds.extend(upper[kept].tolist())
        matrix = proto.linear_constraint_matrix
        matrix.row_ids.extend(rows[free].tolist())
        matrix.column_ids.extend(columns[free].tolist())
        scaled = coefficients[free] * self._units[columns[free]]
        matrix.coefficients.extend(scaled.tolist())

    def parameters(
        self, hint: Mapping[int, float] | None
    ) -> mathopt.ModelSolveParameters:
        """Return where to start from, and that only what is not 0 is asked for."""
        hints = []
        if hint:
            values = {
                self.math_opt.get_variable(column): value / self._units[column]
                for column, value in hint.items()
                if self._open[column]
            }
            hints = [mathopt.SolutionHint(variable_values=values)] if values else []
        return mathopt.ModelSolveParameters(
            variable_values_filter=mathopt.VariableFilter(skip_zero_values=True),
            dual_values_filter=mathopt.LinearConstraintFilter(skip_zero_values=True),
            reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
            solution_hints=hints,
        )

    def values(self, result: mathopt.SolveResult) -> tuple[float, ...] | None:
        """Return the value of every column, those settled included; none if none."""
        if not result.has_primal_feasible_solution():
            return None
        values = np.where(self._open, 0.0, self._lower)
        for variable, value in result.variable_values().items():
            values[variable.id] = value * self._units[variable.id]
        return tuple(values.tolist())

    def prices(self, result: mathopt.SolveResult) -> tuple[float, ...] | None:
        """Return what each row is worth; none where the engine did not say."""
        if not result.has_dual_feasible_solution():
            return None
        prices = np.zeros(len(self.model.row_lower))
        for row, price in result.dual_values().items():
            prices[row.id] = price
        return tuple(prices.tolist())
