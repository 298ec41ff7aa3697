namespace NeuralSeqGen;

/// <summary>The squared missed margin: <c>mean(max(0, 1 − y·p)²)</c> over the last axis, labels −1 and 1. Where all labels of a batch are 0 or 1, they are turned into −1 and 1 first; labels that do not count decide nothing, and −1 among labels 0 and 1 is refused. Metrics beside it take a label above 0, and a score above 0, for yes.</summary>
public sealed class SquaredHingeAttribute : LossAttribute;
