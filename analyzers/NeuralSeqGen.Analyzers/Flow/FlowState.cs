using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>
/// Facts about variables and about the intermediate values of the control-flow graph at one point. What is not in it has not been assigned on any way
/// there; since C# demands assignment before use, a way on which it is not assigned does not lead to a use, and merging may ignore it.
/// </summary>
internal sealed class FlowState
{
    public static readonly FlowState Empty = new(
        ImmutableDictionary.Create<ISymbol, Fact>(SymbolEqualityComparer.Default), ImmutableDictionary<CaptureId, Fact>.Empty, isOpen: false);

    private readonly ImmutableDictionary<ISymbol, Fact> _variables;
    private readonly ImmutableDictionary<CaptureId, Fact> _captures;

    // whether a condition may change anything: most states need not be looked through
    private readonly bool _isOpen;

    private FlowState(ImmutableDictionary<ISymbol, Fact> variables, ImmutableDictionary<CaptureId, Fact> captures, bool isOpen)
    {
        _variables = variables;
        _captures = captures;
        _isOpen = isOpen;
    }

    public Fact? this[ISymbol variable] => _variables.TryGetValue(variable, out var fact) ? fact : null;

    public Fact? this[CaptureId capture] => _captures.TryGetValue(capture, out var fact) ? fact : null;

    public FlowState With(ISymbol variable, Fact? fact) => new(_variables.SetItem(variable, fact ?? NothingFact.Instance), _captures, _isOpen || fact is { IsOpen: true });

    public FlowState With(CaptureId capture, Fact? fact) => new(_variables, _captures.SetItem(capture, fact ?? NothingFact.Instance), _isOpen || fact is { IsOpen: true });

    /// <summary>What holds when another value is assigned at a place: what named the one before is given up.</summary>
    public FlowState Without(object site) => Each(fact => fact.Without(unknown => unknown.Site == site), _isOpen);

    /// <summary>What holds of some variables; of the others nothing is certain.</summary>
    public FlowState Only(Func<ISymbol, bool> keeps) => new(_variables.RemoveRange(_variables.Keys.Where(variable => !keeps(variable))), Empty._captures, _isOpen);

    /// <summary>What holds behind a condition.</summary>
    public FlowState BehindCondition() => _isOpen ? Each(fact => fact.BehindCondition(), isOpen: false) : this;

    /// <summary>What holds on both ways to a point; the same object when that is all of this state.</summary>
    public FlowState Merge(FlowState other)
    {
        bool isOpen = _isOpen || other._isOpen;
        var variables = Merge(_variables, other._variables, ref isOpen);
        var captures = Merge(_captures, other._captures, ref isOpen);
        return variables == _variables && captures == _captures ? this : new(variables, captures, isOpen);
    }

    private FlowState Each(Func<Fact, Fact> change, bool isOpen)
    {
        var variables = Each(_variables, change);
        var captures = Each(_captures, change);
        return variables == _variables && captures == _captures ? this : new(variables, captures, isOpen);
    }

    private static ImmutableDictionary<TKey, Fact> Each<TKey>(ImmutableDictionary<TKey, Fact> facts, Func<Fact, Fact> change)
        where TKey : notnull
    {
        var changed = facts;
        foreach (var pair in facts)
        {
            var fact = change(pair.Value);
            if (!ReferenceEquals(fact, pair.Value))
            {
                changed = changed.SetItem(pair.Key, fact);
            }
        }

        return changed;
    }

    private static ImmutableDictionary<TKey, Fact> Merge<TKey>(ImmutableDictionary<TKey, Fact> first, ImmutableDictionary<TKey, Fact> second, ref bool isOpen)
        where TKey : notnull
    {
        var merged = first;
        foreach (var pair in first == second ? ImmutableDictionary<TKey, Fact>.Empty : second)
        {
            var fact = first.TryGetValue(pair.Key, out var known) ? Fact.Merge(known, pair.Value) : pair.Value;
            if (fact != known)
            {
                merged = merged.SetItem(pair.Key, fact);
                isOpen |= fact.IsOpen;
            }
        }

        return merged;
    }
}
