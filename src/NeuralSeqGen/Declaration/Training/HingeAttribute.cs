namespace NeuralSeqGen;

/// <summary>The missed margin: <c>mean(max(0, 1 − y·p))</c> over the last axis, labels −1 and 1. Where all labels of a batch are 0 or 1, they are turned into −1 and 1 first.</summary>
public sealed class HingeAttribute : LossAttribute;
