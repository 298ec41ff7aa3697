namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>One-hot: (n) labels to (n, classes).</summary>
    /// <param name="labels">The labels, from 0 to classes − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="LabelOutOfRangeException">A label is not in that range.</exception>
    public static float[,] ToCategorical(int[] labels, int classes) => Labels.ToCategorical(labels, classes);

    /// <summary>One-hot per step: (n, steps) labels to (n, steps, classes).</summary>
    /// <param name="labels">The labels, from 0 to classes − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="LabelOutOfRangeException">A label is not in that range.</exception>
    public static float[,,] ToCategorical(int[,] labels, int classes) => Labels.ToCategorical(labels, classes);

    /// <summary>The class with the largest value: (n, classes) to (n). The first of equals; the first NaN if there is one, as in numpy.</summary>
    /// <exception cref="ArgumentException">There are rows but no classes.</exception>
    public static int[] ArgMax(float[,] values) => Labels.ArgMax(values);

    /// <summary>The class with the largest value at each step: (n, steps, classes) to (n, steps). The first of equals; the first NaN if there is one, as in numpy.</summary>
    /// <exception cref="ArgumentException">There are rows but no classes.</exception>
    public static int[,] ArgMax(float[,,] values) => Labels.ArgMax(values);

    /// <summary>The decoder's input for teacher forcing: each row moved one step on, the start id before it and its last id gone.</summary>
    public static int[,] ShiftRight(int[,] ids, int startId = 1) => Ids.ShiftRight(ids, startId);

    /// <summary>A weight per step: 1 where the id is not padding, else 0. As stepWeight it takes the padding out of the loss and of metrics with <c>Weighted = true</c>, as <c>mask</c> out of a <see cref="ConfusionMatrix"/>.</summary>
    public static float[,] MaskOf(int[,] ids, int padId = 0) => Ids.MaskOf(ids, padId);

    /// <summary>A weight per step: 0 where all features equal one value, else 1, as <c>[Masking]</c> with that <c>MaskValue</c> masks them. For what <see cref="MaskOf(int[,], int)"/> is for, and for <see cref="Ctc.Decode(float[,,], float[,], int)"/>.</summary>
    /// <param name="x">Inputs, (n, steps, features).</param>
    /// <param name="maskValue">The value of a padded step's features.</param>
    public static float[,] MaskOf(float[,,] x, float maskValue) => Padding.MaskOf(x, maskValue);

    /// <summary>
    /// Weights for <see cref="FitOptions.ClassWeight"/> under which all classes count the same, scikit-learn's <c>class_weight='balanced'</c>:
    /// labels / (classes · labels of the class), over the classes that occur.
    /// </summary>
    /// <param name="labels">The labels.</param>
    /// <param name="ignoreClass">A label that is none, such as padding: it is not counted and gets no weight.</param>
    /// <exception cref="LabelOutOfRangeException">A label is negative and not ignored.</exception>
    public static IReadOnlyDictionary<int, double> BalancedClassWeights(ReadOnlySpan<int> labels, int? ignoreClass = null) => Labels.BalancedClassWeights(labels, ignoreClass);

    /// <summary>As <see cref="BalancedClassWeights(ReadOnlySpan{int}, int?)"/>, for a label per step: (n, steps).</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="ignoreClass">A label that is none, such as padding: it is not counted and gets no weight.</param>
    /// <exception cref="LabelOutOfRangeException">A label is negative and not ignored.</exception>
    public static IReadOnlyDictionary<int, double> BalancedClassWeights(int[,] labels, int? ignoreClass = null) => Labels.BalancedClassWeights(labels, ignoreClass);
}
