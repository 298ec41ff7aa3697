namespace NeuralSeqGen.Compiler.Model;

/// <summary>What an attribute of a model declares.</summary>
internal enum PartKind
{
    Unknown,
    Layer,
    Loss,
    Optimizer,
    LearningRateSchedule,
    Metric,

    /// <summary>Marks the node whose value the model gives; on a single list that is the last layer anyway.</summary>
    Output,

    /// <summary>Marks the input that reads a target in training.</summary>
    TeacherForcing,

    /// <summary>Says what the model may cost.</summary>
    Budget,

    /// <summary>Names the file that the extent of a layer is taken from.</summary>
    Vocabulary,

    /// <summary>Names the file that the model's weights are in.</summary>
    WeightFile,

    /// <summary>Says which architecture the model has to have.</summary>
    Architecture,
}
