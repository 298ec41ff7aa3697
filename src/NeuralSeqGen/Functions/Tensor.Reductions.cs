namespace NeuralSeqGen;

public readonly partial struct Tensor
{
    /// <summary>The sum along an axis, or of all elements.</summary>
    public Tensor Sum(int? axis = null, bool keepDims = false) => Axes.Fold("Sum", this, axis, keepDims, RowFunctions.Sum);

    /// <summary>The mean along an axis, or of all elements.</summary>
    public Tensor Mean(int? axis = null, bool keepDims = false) => Axes.Fold("Mean", this, axis, keepDims, RowFunctions.Mean);

    /// <summary>The mean of the squared distances from the mean, along an axis or of all elements.</summary>
    public Tensor Var(int? axis = null, bool keepDims = false) => Axes.Fold("Var", this, axis, keepDims, RowFunctions.Var);

    /// <summary>The largest number along an axis, or of all; NaN if one is. Of the larger of two tensors see <see cref="Maximum"/>.</summary>
    public Tensor Max(int? axis = null, bool keepDims = false) => Axes.Fold("Max", this, axis, keepDims, RowFunctions.Max);

    /// <summary>The smallest number along an axis, or of all; NaN if one is. Of the smaller of two tensors see <see cref="Minimum"/>.</summary>
    public Tensor Min(int? axis = null, bool keepDims = false) => Axes.Fold("Min", this, axis, keepDims, RowFunctions.Min);

    /// <summary><c>log Σ exp(x)</c> along an axis or of all elements, without overflow.</summary>
    public Tensor LogSumExp(int? axis = null, bool keepDims = false) => Axes.Fold("LogSumExp", this, axis, keepDims, RowFunctions.LogSumExp);

    /// <summary>The index of the first largest number along an axis, or of all elements in their order; NaN counts as ∞. No gradient flows through it.</summary>
    public Tensor ArgMax(int? axis = null, bool keepDims = false) => Axes.Fold("ArgMax", this, axis, keepDims, RowFunctions.ArgMax);

    /// <summary>Sums along an axis up to each element, itself included.</summary>
    public Tensor CumSum(int axis = -1) => Axes.Map("CumSum", this, axis, RowFunctions.CumSum);
}
