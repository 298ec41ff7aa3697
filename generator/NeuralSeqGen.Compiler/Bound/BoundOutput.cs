using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>An output of the model with what it is compared to.</summary>
internal sealed class BoundOutput
{
    public required BoundLayer Layer { get; init; }

    /// <summary>Extents of one sample.</summary>
    public required Shape Shape { get; init; }

    /// <summary>Null when the model is not trained on this output.</summary>
    public required BoundLoss? Loss { get; init; }

    /// <summary>Extents of one sample's target; the output's when there is no loss.</summary>
    public required Shape TargetShape { get; init; }

    public required bool TargetIsInteger { get; init; }

    /// <summary>Whether a mask takes rows of it out of its loss.</summary>
    public bool IsMasked => Layer.EmitsMask && Loss is { } loss && loss.Loss.IsMasked(Shape, loss.Arguments);

    /// <summary>Whether there is the same loss for integer labels.</summary>
    public bool LossHasSparseForm => Loss is { Loss.HasSparseForm: true };

    /// <summary>What sentences call one target.</summary>
    public string TargetNoun => TargetIsInteger || LossHasSparseForm ? "label" : "target";

    public required IReadOnlyList<BoundMetric> Metrics { get; init; }

    /// <summary>Name of the output: that of its layer, in a graph that of its node.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the node in a graph; empty in a list of layers.</summary>
    public string Node { get; init; } = "";

    /// <summary>Rows of one sample that have a loss of their own.</summary>
    public int LossRows => RowShape.Elements;

    /// <summary>Whether those are rows of the output, such as its steps.</summary>
    public bool WeighsRows => Loss is not { } loss || loss.Loss.WeighsRows(Shape, loss.Arguments);

    /// <summary>Whether the loss reads every value of the target, whatever counts: that of a batch as a whole, or of several rows together.</summary>
    public bool LossReadsAll => (Loss is { } loss && loss.Loss.IsOfBatch(loss.Arguments)) || !WeighsRows;

    /// <summary>Whether that is all of a sample, but nothing of the others of its batch.</summary>
    public bool LossReadsSample => LossReadsAll && Loss is { } loss && !loss.Loss.IsOfBatch(loss.Arguments);

    /// <summary>Shape of those rows: the output's without its last axis, unless the loss says otherwise.</summary>
    public Shape RowShape => Loss is { } loss ? loss.Loss.RowShape(Shape, loss.Arguments) : Shape.Take(Shape.Rank - 1);
}
