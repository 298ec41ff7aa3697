using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>
/// Follows facts through the control-flow graph of one function until nothing changes: branches and loops merge, an exception may leave a try after
/// any statement, a way out through a finally continues behind it. What is not certain on every way is forgotten.
/// </summary>
internal sealed class ExtentFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly UntrackedVariables _untracked;
    private readonly FactEvaluator _evaluator;
    private readonly FlowState?[] _entry;
    private readonly SortedSet<int> _pending = [];
    private readonly FinallyRoutes _finallyRoutes = new();
    private readonly ILookup<CaptureId, ISymbol?> _captured;

    public ExtentFlow(ControlFlowGraph graph, UntrackedVariables untracked)
    {
        _graph = graph;
        _untracked = untracked;
        _evaluator = new FactEvaluator(untracked);
        _entry = new FlowState?[graph.Blocks.Length];
        _captured = graph.Blocks.SelectMany(block => block.Operations).OfType<IFlowCaptureOperation>()
            .ToLookup(capture => capture.Id, capture => UntrackedVariables.Variable(capture.Value));
    }

    public FactEvaluator Evaluator => _evaluator;

    /// <summary>Runs to the fixed point, then shows every statement with what is certain before it.</summary>
    public void Run(FlowState start, Action<IOperation, FlowState> visit, CancellationToken cancellation)
    {
        Reach(0, start);
        while (_pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int next = _pending.Min;
            _pending.Remove(next);
            Process(_graph.Blocks[next]);
        }

        foreach (var block in _graph.Blocks.Where(block => _entry[block.Ordinal] is not null && block.IsReachable))
        {
            Walk(block, visit);
        }
    }

    private void Process(BasicBlock block)
    {
        var handlers = FinallyRoutes.Handlers(block.EnclosingRegion);
        Reach(handlers, _entry[block.Ordinal]!);
        var leaving = Walk(block, (_, _) => { }, state => Reach(handlers, state));
        Follow(block, block.ConditionalSuccessor, leaving);
        Follow(block, block.FallThroughSuccessor, leaving);
    }

    private FlowState Walk(BasicBlock block, Action<IOperation, FlowState> visit, Action<FlowState>? after = null)
    {
        var state = _entry[block.Ordinal]!;
        foreach (var operation in block.Operations)
        {
            visit(operation, state);
            state = Apply(operation, state);
            after?.Invoke(state);
        }

        if (block.BranchValue is { } value)
        {
            visit(value, state);
        }

        return state;
    }

    private FlowState Apply(IOperation operation, FlowState state) => operation switch
    {
        IExpressionStatementOperation { Operation: var inner } => Apply(inner, state),
        IFlowCaptureOperation capture => state.With(capture.Id, _evaluator.Evaluate(capture.Value, state)),
        ISimpleAssignmentOperation { Target: IFlowCaptureReferenceOperation target } assignment => AssignCaptured(target.Id, assignment.Value, state),
        ISimpleAssignmentOperation { Target: var target } assignment => Assign(UntrackedVariables.Variable(target), assignment.Value, state),
        _ => state,
    };

    private FlowState Assign(ISymbol? variable, IOperation? value, FlowState state) =>
        variable is null || _untracked.Contains(variable) ? state : state.With(variable, _evaluator.Evaluate(value, state));

    // 'y = c ? a : b' captures y first and assigns to the captured place.
    private FlowState AssignCaptured(CaptureId capture, IOperation value, FlowState state)
    {
        var places = _captured[capture].ToList();
        return places.Count == 1 ? Assign(places[0], value, state) : places.Aggregate(state, (changed, place) => Assign(place, value: null, changed));
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, FlowState state)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            Reach(_finallyRoutes.Behind(block), state);
        }

        _pending.UnionWith(_finallyRoutes.Add(branch).Where(changed => _entry[changed] is not null));

        int? first = branch.FinallyRegions.Length > 0 ? branch.FinallyRegions[0].FirstBlockOrdinal : branch.Destination?.Ordinal;
        if (first is { } ordinal)
        {
            Reach(ordinal, state);
        }
    }

    private void Reach(IEnumerable<int> ordinals, FlowState state)
    {
        foreach (int ordinal in ordinals)
        {
            Reach(ordinal, state);
        }
    }

    private void Reach(int ordinal, FlowState state)
    {
        var before = _entry[ordinal];
        var merged = before?.Merge(state) ?? state;
        if (merged != before)
        {
            _entry[ordinal] = merged;
            _pending.Add(ordinal);
        }
    }
}
