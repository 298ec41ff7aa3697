using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>
/// A model with every default filled in and a shape on every edge. Complete even when <see cref="IsValid"/> is false: what could not be decided
/// holds the likeliest shapes, so that stubs have the signatures the author meant.
/// </summary>
internal sealed class BoundModel
{
    public required ModelSpec Spec { get; init; }

    /// <summary>Layers in order, inputs included; <see cref="BoundLayer.Number"/> is the position here.</summary>
    public required IReadOnlyList<BoundLayer> Layers { get; init; }

    /// <summary>The layers whose attention scores can be asked for, which are numbered behind all layers.</summary>
    public IReadOnlyList<BoundLayer> Scored => Layers.Where(l => l.Scores is not null).ToList();

    /// <summary>Number of the attention scores of one of <see cref="Scored"/> among what a program gives as layers.</summary>
    public int ScoresNumber(int scored) => Layers.Count + scored;

    /// <summary>Number of the mask of a target there: behind the scores.</summary>
    public int MaskNumber(int target) => Layers.Count + Scored.Count + target;

    public required IReadOnlyList<BoundInput> Inputs { get; init; }

    public required IReadOnlyList<BoundOutput> Outputs { get; init; }

    /// <summary>Null when there is no loss to train on.</summary>
    public required BoundOptimizer? Optimizer { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The mistakes that are no findings, because an error stands there already.</summary>
    public required IReadOnlyList<ReportedElsewhere> Elsewhere { get; init; }

    /// <summary>True when the C# compiler reports a part itself, or another model has the mistake.</summary>
    public bool IsBroken => Elsewhere.Count > 0;

    /// <summary>What it may cost; null where it has no limits.</summary>
    public required BoundBudget? Budget { get; init; }

    /// <summary>What it is made with; null for weights of initializers.</summary>
    public BoundWeightFile? WeightFile { get; init; }

    /// <summary>Weights of all layers in the order of get_weights(); offsets ascend without gaps.</summary>
    public required IReadOnlyList<BoundWeight> Weights { get; init; }

    /// <summary>The first layer whose output at a step needs later steps; null when the model is causal or has no time axis.</summary>
    public required BoundLayer? FirstNonCausal { get; init; }

    /// <summary>What that layer does, as the end of a sentence that begins with it; null where there is none, and where the inputs have no time axis.</summary>
    public required string? WhyNotStepwise { get; init; }

    /// <summary>True when the model can run step by step.</summary>
    public required bool IsCausal { get; init; }

    public string Name => Spec.Name;

    public bool IsValid => !IsBroken && Findings.All(f => f.Rule.Severity != RuleSeverity.Error);

    public int ParameterCount => Weights.Sum(w => w.Length);

    /// <summary>Rows of states that are kept from batch to batch, the declared batch size; 0 without stateful layers.</summary>
    public int StatefulBatch => Layers.Any(l => l.IsStateful) ? Inputs[0].Layer.Arguments.Int("BatchSize") : 0;

    /// <summary>Names under which the losses of the outputs are logged; none where the total is the only one.</summary>
    public IReadOnlyList<string> LossNames => Outputs.Count(o => o.Loss is not null) > 1 ? [.. Outputs.Where(o => o.Loss is not null).Select(o => o.Name + "_loss")] : [];

    /// <summary>The layer that a scope of its graphs belongs to, which is a layer's name, or has a word behind it: gru_10 is not gru_1. Null for the loss.</summary>
    public BoundLayer? LayerOf(string scope) => Layers.Where(l => scope.StartsWith(l.Name, StringComparison.Ordinal)).OrderByDescending(l => l.Name.Length).FirstOrDefault();

    public bool CanTrain => Optimizer is not null;

    public bool IsSequenceToSequence => Inputs[0].Shape.Rank >= 2 && Outputs[0].Shape.Rank >= 2;
}
