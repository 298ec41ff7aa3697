namespace NeuralSeqGen;

/// <summary>
/// Connectionist temporal classification (Graves et al. 2006; Keras's <c>CTC</c>): learns to write a label from a longer sequence of steps without knowing which
/// step belongs to which class. The output is (steps, classes) of logits, not of probabilities; class 0 is the blank. The target is (n, labels) of classes from 1,
/// padded with 0 at the end. Per sample <c>−log p</c> of all ways to read the label from the steps, repeats joined and blanks dropped; steps that the mask
/// takes out are not read. A label for which there are too few steps would have an infinite loss: it is refused by its sample (<see cref="TargetOutOfRangeException"/>),
/// as is one with a blank inside, unless the sample's weight is 0.
/// </summary>
public sealed class CtcAttribute : LossAttribute
{
    /// <summary>Columns of the target, which is the longest label; 0 for as many as the output has steps.</summary>
    public int MaxLabelLength { get; set; }
}
