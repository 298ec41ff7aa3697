using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>
/// Follows facts through the control-flow graph of one function until nothing changes: branches and loops merge, an exception may leave a try after
/// any statement, a way out through a finally continues behind it. What is not certain on every way is forgotten.
/// </summary>
internal sealed class ExtentFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly FactEvaluator _evaluator;
    private readonly FlowAssignments _assignments;
    private readonly FlowState?[] _entry;
    private readonly SortedSet<int> _pending = [];
    private readonly FinallyRoutes _finallyRoutes = new();

    /// <param name="graph">The function.</param>
    /// <param name="untracked">Variables that nothing is assumed about.</param>
    /// <param name="callees">What calls of functions in the same file return; null for nothing.</param>
    public ExtentFlow(ControlFlowGraph graph, UntrackedVariables untracked, CalleeFacts? callees)
    {
        _graph = graph;
        _evaluator = new FactEvaluator(untracked, callees, Root(graph).OriginalOperation?.SemanticModel);
        _assignments = new FlowAssignments(graph, untracked, _evaluator);
        _entry = new FlowState?[graph.Blocks.Length];
    }

    public FactEvaluator Evaluator => _evaluator;

    /// <summary>Runs to the fixed point, then shows statements with what is certain before them.</summary>
    /// <param name="start">What is certain when the function begins.</param>
    /// <param name="shown">Whether a statement is to be shown.</param>
    /// <param name="visit">What is shown them.</param>
    /// <param name="cancellation">Stops it.</param>
    public void Run(FlowState start, Func<IOperation, bool> shown, Action<IOperation, FlowState> visit, CancellationToken cancellation)
    {
        Settle(start, cancellation);
        foreach (var block in Reached())
        {
            var statements = Statements(block).Where(shown).ToList();
            if (statements.Count > 0)
            {
                Walk(block, (statement, state) =>
                {
                    if (statements.Contains(statement))
                    {
                        visit(statement, state);
                    }
                });
            }
        }
    }

    /// <summary>Runs to the fixed point and says what is certain about what the function returns; null for nothing.</summary>
    public Fact? Returned(FlowState start, CancellationToken cancellation)
    {
        Settle(start, cancellation);
        Fact? returned = null;
        foreach (var block in Reached().Where(block => block is { BranchValue: not null, FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.Return }))
        {
            var fact = _evaluator.Evaluate(block.BranchValue, Walk(block, (_, _) => { })) ?? NothingFact.Instance;
            returned = returned is null ? fact : Fact.Merge(returned, fact);
        }

        return returned;
    }

    /// <summary>After a run: what is certain about variables that nested functions use, wherever these run.</summary>
    public FlowState Shared(FlowState start) => _assignments.Shared(start);

    // The operations of a graph do not know their semantic model, nor do the graphs inside it.
    private static ControlFlowGraph Root(ControlFlowGraph graph) => graph.Parent is { } around ? Root(around) : graph;

    private void Settle(FlowState start, CancellationToken cancellation)
    {
        Reach(0, start);
        while (_pending.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int next = _pending.Min;
            _pending.Remove(next);
            Process(_graph.Blocks[next]);
        }
    }

    private static IEnumerable<IOperation> Statements(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;

    private IEnumerable<BasicBlock> Reached() => _graph.Blocks.Where(block => _entry[block.Ordinal] is not null && block.IsReachable);

    private void Process(BasicBlock block)
    {
        var handlers = FinallyRoutes.Handlers(block.EnclosingRegion);
        Reach(handlers, _entry[block.Ordinal]!);
        var leaving = Walk(block, (_, _) => { }, state => Reach(handlers, state));
        bool? holds = block.ConditionKind == ControlFlowConditionKind.None ? null : _evaluator.Condition(block.BranchValue, leaving);
        leaving = block.ConditionKind == ControlFlowConditionKind.None ? leaving : leaving.BehindCondition();
        bool? isTaken = holds is { } known ? known == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) : null;
        Follow(block, isTaken == false ? null : block.ConditionalSuccessor, leaving);
        Follow(block, isTaken == true ? null : block.FallThroughSuccessor, leaving);
    }

    private FlowState Walk(BasicBlock block, Action<IOperation, FlowState> visit, Action<FlowState>? after = null)
    {
        var state = _entry[block.Ordinal]!;
        foreach (var operation in block.Operations)
        {
            visit(operation, state);
            state = _assignments.Apply(operation, state);
            after?.Invoke(state);
        }

        if (block.BranchValue is { } value)
        {
            visit(value, state);
        }

        return state;
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
