using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Autodiff;

/// <summary>Collects what each value contributes to the gradient while a graph is walked from its end to its start.</summary>
internal sealed class GradientBuilder(GraphBuilder builder, HashSet<Value> wanted)
{
    private readonly Dictionary<Value, List<Value>> _contributions = [];
    private readonly GradientNames _names = new(builder.Graph);

    public GraphBuilder Builder { get; } = builder;

    /// <summary>Whether the gradient of a value leads to a gradient that was asked for.</summary>
    public bool Wants(Value value) => wanted.Contains(value);

    /// <summary>Adds one contribution, summed to a scalar where the operand was a scalar standing for an array.</summary>
    public void Add(Value value, Value contribution) => AddLazily(value, () => contribution);

    /// <summary>Adds one contribution, built only if someone wants it.</summary>
    public void AddLazily(Value value, Func<Value> contribution)
    {
        if (!Wants(value))
        {
            return;
        }

        var made = Fit(contribution(), value.Shape);
        if (!_contributions.TryGetValue(value, out var list))
        {
            _contributions[value] = list = [];
        }

        list.Add(made);
    }

    /// <summary>The contributions of a value, one by one.</summary>
    public IReadOnlyList<Value> Contributions(Value value) => _contributions.TryGetValue(value, out var list) ? list : [];

    /// <summary>The gradient of a value so far; null when nothing has reached it.</summary>
    public Value? Gradient(Value value) => Sum(value) is { } sum ? Named(sum, value) : null;

    /// <summary>The same without a name, where more will be added.</summary>
    public Value? Sum(Value value) => Contributions(value) is { Count: > 0 } list ? list.Aggregate(Builder.Add) : null;

    /// <summary>Calls a gradient after its value.</summary>
    public Value Named(Value gradient, Value value) => _names.Give(gradient, value);

    /// <summary>Says which node is differentiated next: what it reads may be called after its result.</summary>
    public void Enter(Node node) => _names.Enter(node);

    private Value Fit(Value contribution, Shape shape) =>
        contribution.Shape.Equals(shape) ? contribution :
        shape.Rank == 0 ? Builder.Sum(contribution) :
        contribution.Shape.Rank == 0 ? Builder.BroadcastLeading(contribution, shape) :
        throw new GraphException($"gradient of {contribution.Shape} for a value of {shape}");
}
