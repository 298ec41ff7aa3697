using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What a statement changes of what is certain.</summary>
internal sealed class FlowAssignments
{
    private readonly UntrackedVariables _untracked;
    private readonly FactEvaluator _evaluator;
    private readonly ILookup<CaptureId, ISymbol?> _captured;
    private readonly Dictionary<ISymbol, Fact> _shared = new(SymbolEqualityComparer.Default);
    private readonly HashSet<object> _sharedSites = [];

    // before the first time that a place is reached nothing has its name
    private readonly HashSet<SyntaxNode> _namedSites = [];

    public FlowAssignments(ControlFlowGraph graph, UntrackedVariables untracked, FactEvaluator evaluator)
    {
        _untracked = untracked;
        _evaluator = evaluator;
        _captured = graph.Blocks.SelectMany(block => block.Operations).OfType<IFlowCaptureOperation>()
            .ToLookup(capture => capture.Id, capture => UntrackedVariables.Variable(capture.Value));
    }

    public FlowState Apply(IOperation operation, FlowState state) => operation switch
    {
        IExpressionStatementOperation { Operation: var inner } => Apply(inner, state),
        IFlowCaptureOperation { Value: var value } capture => FactTypes.Contains(value.Type) ? state.With(capture.Id, _evaluator.Evaluate(value, state)) : state,
        ISimpleAssignmentOperation { Target: IFlowCaptureReferenceOperation target } assignment => FactTypes.Contains(target.Type) ? AssignCaptured(target.Id, assignment.Value, state) : state,
        ISimpleAssignmentOperation { Target: var target } assignment => UntrackedVariables.Variable(target) is { } variable && IsFollowed(variable) ? Assign(variable, _evaluator.Evaluate(assignment.Value, state), target.Syntax, state) : state,
        IDeconstructionAssignmentOperation parts => Deconstruct(parts, state),
        _ => state,
    };

    /// <summary>What is certain about variables that nested functions use: they are assigned once, where they are declared.</summary>
    public FlowState Shared(FlowState start) => _shared.Aggregate(start, (state, pair) => state.With(pair.Key, pair.Value.Without(unknown => unknown.Site is SyntaxNode && !_sharedSites.Contains(unknown.Site))));

    private FlowState Deconstruct(IDeconstructionAssignmentOperation assignment, FlowState state)
    {
        if (UntrackedVariables.Targets(assignment) is not { } targets)
        {
            return state;
        }

        var parts = _evaluator.Evaluate(assignment.Value, state) is TupleFact tuple && tuple.Parts.Count == targets.Count ? tuple.Parts : null;
        for (int i = 0; i < targets.Count; i++)
        {
            state = Assign(UntrackedVariables.Variable(targets[i]), parts?[i], targets[i].Syntax, state);
        }

        return state;
    }

    private bool IsFollowed(ISymbol variable) => !_untracked.Contains(variable) && FactTypes.Contains((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type);

    private FlowState Assign(ISymbol? variable, Fact? fact, SyntaxNode? site, FlowState state)
    {
        if (variable is null || !IsFollowed(variable))
        {
            return state;
        }

        if (site is not null && fact is (null or NothingFact or ExtentsFact { AreNamed: false }))
        {
            state = _namedSites.Add(site) ? state : state.Without(site);
            fact = fact is ExtentsFact extents ? ((ExtentsFact)extents.Without(unknown => unknown.Site == site)).Named(site, variable.Name) : Unknown(variable, site);
        }

        if (site is not null)
        {
            Share(variable, fact, site);
        }

        return state.With(variable, fact);
    }

    private void Share(ISymbol variable, Fact? fact, SyntaxNode site)
    {
        if (_untracked.IsShared(variable))
        {
            _shared[variable] = fact ?? NothingFact.Instance;
            _sharedSites.Add(site);
        }
    }

    /// <summary>That it is the same wherever the variable is named, until it is assigned again.</summary>
    private static Fact? Unknown(ISymbol variable, SyntaxNode site) => ((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type) switch
    {
        IArrayTypeSymbol { Rank: var rank } => new ExtentsFact(new Amount?[rank]).Named(site, variable.Name),
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => new NumberFact(new Amount(new UnknownNumber(site, 0, variable.Name), 0)),
        _ => null,
    };

    // 'y = c ? a : b' captures y first and assigns to the captured place.
    private FlowState AssignCaptured(CaptureId capture, IOperation value, FlowState state)
    {
        var places = _captured[capture].ToList();
        return places.Count == 1
            ? Assign(places[0], _evaluator.Evaluate(value, state), value.Syntax, state)
            : places.Aggregate(state, (changed, place) => Assign(place, fact: null, site: null, changed));
    }
}
